// A canned sale: what the fake desk's skill answers, and what Alexa makes of a purchase.

export const products = [
  {
    reference_name: "cave_quest",
    id: "amzn1.adg.product.cave",
    type: "ENTITLEMENT",
    names: { "en-US": "Cave Quest", "de-DE": "Höhlenabenteuer" },
    on_sale: true,
  },
  {
    reference_name: "treasure_finders_plus",
    id: "amzn1.adg.product.plus",
    type: "SUBSCRIPTION",
    names: { "en-US": "Treasure Finders Plus", "de-DE": "Schatzfinder Plus" },
    on_sale: true,
  },
  {
    reference_name: "five_hint_pack",
    id: "amzn1.adg.product.hints",
    type: "CONSUMABLE",
    names: { "en-US": "Five-Hint Pack", "de-DE": "Fünf-Tipps-Paket" },
    on_sale: true,
  },
];

export const hostile =
  `<speak>Hello <img src="x" onerror="window.harmed = 1"> <script>window.harmed = 2</script>` +
  `<b onclick='x'>bold & <i>open <audio src="https://e.example/a/ding.mp3"/> &lt;u&gt; <break time="300ms"/>` +
  `</speak><say-as interpret-as="javascript:window.harmed = 3">five</say-as> 3 < 4</p></nothing>`;

const adventure =
  `<speak><p>Let's play it now!</p><p><emphasis level="moderate">The Light Stone.</emphasis> ` +
  `<break time="400ms"/> Deep in the cave, a stone glows. <audio src="https://assets.example.com/drip.mp3"/> ` +
  `Do we take the tunnel with the breeze?</p></speak>`;
const welcome = "<speak>Welcome to Treasure Finders! Shall we play The Old Lighthouse?</speak>";
const question = "Do we take the tunnel with the breeze?";

const orders = [
  [/refund/i, { name: "Cancel", product: "cave_quest" }],
  [/^buy cave quest|höhlenabenteuer/i, { name: "Buy", product: "cave_quest" }],
  [/hints/i, { name: "Buy", product: "five_hint_pack" }],
  [
    /what can i buy/i,
    {
      name: "Upsell",
      product: "treasure_finders_plus",
      message: "Treasure Finders Plus opens every adventure. Want to learn more?",
    },
  ],
];

const oddities = {
  hostile: {
    ssml: hostile,
    reprompt: hostile,
    card: { title: "<img src=x onerror=alert(1)>", text: "<b>card</b>" },
  },
  endless: { ssml: `<speak>${"All work and no play makes a long speech. ".repeat(500)}</speak>` },
  "one word": { ssml: `<speak>${"long".repeat(600)}</speak>` },
  wrong: {
    ssml: "<speak>It costs five dollars.</speak>",
    refusals: ["a purchase directive leaves the session open"],
    warnings: ['states a price: "five dollars"'],
  },
  down: {
    status: 0,
    response: null,
    error: "The endpoint https://localhost:8443/ refused the connection.",
  },
  html: { status: 502, response: null, error: "The answer was no JSON but a web page." },
};

export function titleOf(reference, locale) {
  const product = products.find((each) => each.reference_name === reference);
  return product?.names[locale] ?? product?.names["en-US"] ?? reference;
}

// What the skill answers to words; members as in a turn of the control API.
export function answerTo(words, customer) {
  const odd = Object.keys(oddities).find((name) => words.includes(name));
  if (odd) return { intent: "OddIntent", session: "open", ...oddities[odd] };
  const order = orders.find(([pattern]) => pattern.test(words))?.[1];
  if (!order)
    return {
      intent: "AMAZON.FallbackIntent",
      also: ["AMAZON.HelpIntent"],
      ssml: welcome,
      reprompt: welcome,
      session: "open",
    };
  const purchase = { message: "", ...order, title: titleOf(order.product, customer.locale) };
  return {
    intent: "BuyIntent",
    purchase,
    session: "none",
    slots: [{ name: "ProductName", said: words.replace(/^buy /, ""), resolved: [purchase.title] }],
  };
}

export const opening = {
  ssml: welcome,
  reprompt: "Shall we play?",
  session: "open",
  card: { title: "Treasure Finders", text: "Say: play, or: what can I buy." },
};

const results = {
  accept: ["ACCEPTED", "Great! You now have"],
  decline: ["DECLINED", "OK."],
  pending: ["PENDING_PURCHASE", "Your bank wants to confirm this first."],
  error: ["ERROR", "Sorry, I'm having trouble with that now."],
  already_purchased: ["ALREADY_PURCHASED", "You already own"],
  not_entitled: ["NOT_ENTITLED", "You don't have"],
};

function hold(customer, reference, change) {
  const held = (customer.held[reference] ??= { count: 0, pending: false, cancelled: false });
  Object.assign(held, change(held));
}

// Changes what the customer has, and gives what Alexa says and what the skill answers then.
export function decide(customer, { name, product, title }, decision) {
  const [result, sentence] = results[decision];
  if (name === "Cancel" && decision === "accept") hold(customer, product, () => ({ count: 0 }));
  else if (decision === "accept") hold(customer, product, ({ count }) => ({ count: count + 1 }));
  if (decision === "already_purchased") hold(customer, product, () => ({ count: 1 }));
  if (decision === "pending") hold(customer, product, () => ({ pending: true }));
  const says = sentence.endsWith(".") ? sentence : `${sentence} ${title}.`;
  const plays = decision === "accept" || decision === "already_purchased";
  return {
    alexa: { result, says },
    ssml: plays ? adventure : welcome,
    reprompt: question,
    session: "open",
  };
}

const changes = {
  purchase: ({ count }) => ({ count: count + 1 }),
  refund: ({ count }) => ({ count: Math.max(0, count - 1) }),
  reset: () => ({ count: 0, pending: false, cancelled: false }),
  complete_pending: ({ count }) => ({ count: count + 1, pending: false }),
  fail_pending: () => ({ pending: false }),
  end_term: () => ({ count: 0, cancelled: false }),
};

export function changeAmazon(customer, turn) {
  for (const [name, value] of Object.entries(turn)) {
    if (changes[name]) hold(customer, value, changes[name]);
    const product = products.find((each) => each.reference_name === value);
    if (name === "take_off_sale" || name === "put_on_sale")
      product.on_sale = name === "put_on_sale";
    if (name === "counts" || name === "voice_purchasing") customer[name] = value;
  }
}
