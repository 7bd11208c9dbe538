// A turn in words for people.

const decisions = {
  accept: "Accept",
  decline: "Decline",
  pending: "Payment is pending",
  error: "Payment problem",
  already_purchased: "Already owned",
  not_entitled: "Not entitled",
};
const endings = {
  user_initiated: "The customer ends the session",
  error: "The session ends by an error",
  exceeded_max_reprompts: "The customer says nothing: the session ends",
};

export const decisionWords = (decision) => decisions[decision] ?? decision;

// What the customer does; nothing for what Alexa or Amazon does.
export function actionWords(turn) {
  if (turn.say) return turn.say;
  if (turn.open) return "Alexa, open the skill";
  if (turn.purchase) return decisionWords(turn.purchase);
  if (turn.intent) return turn.intent;
  return "";
}

// Alexa's or Amazon's doings, between the bubbles.
export function eventWords({ turn, who, what }) {
  if (turn?.end) return endings[turn.end] ?? `The session ends: ${turn.end}`;
  return `${who}: ${what.replace(/^\((.*)\)$/s, "$1")}`;
}

export function purchaseWords({ name, product, title }) {
  const what = title || product || "something unknown";
  return (
    { Buy: `Buy ${what}`, Upsell: `Offer ${what}`, Cancel: `Cancel ${what}` }[name] ??
    `${name} ${what}`
  );
}

export function milliseconds(value) {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return value >= 10 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`;
}
