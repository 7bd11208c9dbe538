// Star Stories: a skill that sells, written with Amazon's SDK for Node.
import Alexa from 'ask-sdk-core';

import { isOwned, storiesFor, storyAfter, storyOf } from './stories.mjs';

const applicationId = 'amzn1.ask.skill.22222222-3333-4444-8555-666666666666';
const another = 'Would you like to hear one more?';

function isIntent(input, ...names) {
  return Alexa.getRequestType(input.requestEnvelope) === 'IntentRequest' &&
    names.includes(Alexa.getIntentName(input.requestEnvelope));
}

async function products(input) {
  const client = input.serviceClientFactory.getMonetizationServiceClient();
  const locale = Alexa.getLocale(input.requestEnvelope);
  const all = [];
  let page = {};
  do {
    page = await client.getInSkillProducts(
      locale, undefined, undefined, undefined, page.nextToken, 100);
    all.push(...page.inSkillProducts);
  } while (page.nextToken);
  return all;
}

// The product that was said: undefined if none was, or none that is known.
function productSaid(input, all) {
  const slot = input.requestEnvelope.request.intent.slots?.ProductName;
  const found = slot?.resolutions?.resolutionsPerAuthority
    ?.find((authority) => authority.status.code === 'ER_SUCCESS_MATCH');
  const id = found?.values[0].value.id;
  return all.find((product) => product.referenceName === id);
}

function ask(input, text, question) {
  return input.responseBuilder
    .speak(`${Alexa.escapeXmlCharacters(text)} ${question}`).reprompt(question).getResponse();
}

function tell(input, story) {
  input.attributesManager.setSessionAttributes({ told: story.id });
  return ask(input, story.text, another);
}

function offer(input, all, start) {
  const onSale = all.filter((product) => product.purchasable === 'PURCHASABLE');
  if (onSale.length === 0) return ask(input, 'You have everything that there is.', another);
  const names = onSale.map((product) => `${product.name}: ${product.summary}`).join(' ');
  return ask(input, `${start}${names}`, 'Which one would you like?');
}

// Alexa goes on from here; the skill hears of the end in a Connections.Response.
function handOver(input, name, product) {
  return input.responseBuilder.addDirective({
    type: 'Connections.SendRequest',
    name,
    payload: { InSkillProduct: { productId: product.productId } },
    token: product.referenceName,
  }).withShouldEndSession(true).getResponse();
}

const Launch = {
  canHandle: (input) => Alexa.getRequestType(input.requestEnvelope) === 'LaunchRequest' ||
    isIntent(input, 'AMAZON.NavigateHomeIntent'),
  async handle(input) {
    const owned = (await products(input)).filter(isOwned).map((product) => product.name);
    const welcome = owned.length > 0
      ? `Welcome back to Star Stories. You have ${owned.join(' and ')}.`
      : 'Welcome to Star Stories. You can also ask, what can I buy.';
    return ask(input, welcome, 'Would you like to hear a story?');
  },
};

const TellStory = {
  canHandle: (input) => isIntent(input, 'TellStoryIntent', 'AMAZON.YesIntent'),
  async handle(input) {
    const choice = storiesFor(await products(input));
    const { told } = input.attributesManager.getSessionAttributes();
    return tell(input, storyAfter(told, choice));
  },
};

const WhatCanIBuy = {
  canHandle: (input) => isIntent(input, 'WhatCanIBuyIntent'),
  handle: async (input) => offer(input, await products(input), 'There is '),
};

const Buy = {
  canHandle: (input) => isIntent(input, 'BuyIntent'),
  async handle(input) {
    const all = await products(input);
    const product = productSaid(input, all);
    if (!product) return offer(input, all, 'I did not find that. There is ');
    if (isOwned(product)) return tell(input, storyOf(product.referenceName));
    if (product.purchasable !== 'PURCHASABLE') return offer(input, all, 'That is not on sale. ');
    return handOver(input, 'Buy', product);
  },
};

// A refund and the end of a subscription are the same directive; Alexa knows the difference.
const GiveBack = {
  canHandle: (input) => isIntent(input, 'RefundSkillItemIntent', 'CancelSubscriptionIntent'),
  async handle(input) {
    const product = productSaid(input, await products(input));
    if (!product) return ask(input, 'There is nothing of that name to give back.', another);
    return handOver(input, 'Cancel', product);
  },
};

const isPurchaseResult = (input) =>
  Alexa.getRequestType(input.requestEnvelope) === 'Connections.Response';

// What was bought begins at once; after anything else the skill goes on with what the customer
// has, without a word of the purchase: Alexa has said what there was to say.
const AfterBuy = {
  canHandle: (input) => isPurchaseResult(input) && input.requestEnvelope.request.name !== 'Cancel',
  async handle(input) {
    const { payload, status } = input.requestEnvelope.request;
    const all = await products(input);
    const product = all.find(({ productId }) => productId === payload?.productId);
    // The list may lag behind a purchase that was accepted a moment ago.
    const accepted = status?.code === '200' && payload?.purchaseResult === 'ACCEPTED';
    if (product && (accepted || isOwned(product))) {
      return tell(input, storyOf(product.referenceName));
    }
    return ask(input, 'The night is still young.', 'Would you like to hear a story?');
  },
};

const AfterCancel = {
  canHandle: (input) => isPurchaseResult(input) && input.requestEnvelope.request.name === 'Cancel',
  handle: (input) => ask(input, 'The sky is still full of stories.', another),
};

const Help = {
  canHandle: (input) => isIntent(input, 'AMAZON.HelpIntent', 'AMAZON.FallbackIntent'),
  handle: (input) =>
    ask(input, 'Say, tell me a story, or ask what you can buy.', 'What would you like?'),
};

const Goodbye = {
  canHandle: (input) =>
    isIntent(input, 'AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NoIntent'),
  handle: (input) => input.responseBuilder.speak('Good night!')
    .withShouldEndSession(true).getResponse(),
};

const SessionEnded = {
  canHandle: (input) => Alexa.getRequestType(input.requestEnvelope) === 'SessionEndedRequest',
  handle: (input) => input.responseBuilder.getResponse(),
};

const Trouble = {
  canHandle: () => true,
  handle(input, error) {
    console.error(error);
    return ask(input, 'The clouds are in the way.', 'Could you say that again?');
  },
};

export const skill = Alexa.SkillBuilders.custom()
  .withSkillId(applicationId)
  .withApiClient(new Alexa.DefaultApiClient())
  .addRequestHandlers(Launch, TellStory, WhatCanIBuy, Buy, GiveBack, AfterBuy, AfterCancel, Help,
    Goodbye, SessionEnded)
  .addErrorHandlers(Trouble)
  .create();

// The same skill as a Lambda function.
export const handler = (event, context) => skill.invoke(event, context);
