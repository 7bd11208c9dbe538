// Reading SSML, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readSsml, spokenWords } from "../../simulator/console/ssml.js";

const words = (ssml) => spokenWords(readSsml(ssml));

test("the words of a speech are what a voice says", () => {
  const table = [
    ["<speak>Hello</speak>", "Hello"],
    ["Ham &amp; eggs &lt;3 &#65;&#x42;", "Ham & eggs <3 AB"],
    ["<speak><p>One.</p><p>Two.</p></speak>", "One. Two."],
    ['<sub alias="aluminium">Al</sub> foil', "aluminium foil"],
    ['Wait<break time="1s"/>now', "Wait now"],
    ['<audio src="https://e.example/a.mp3">unheard</audio>', "unheard"],
    ["3 < 4 and 5 > 4", "3 < 4 and 5 > 4"],
    ["<!-- not said -->said<?pi?>", "said"],
    ["&#0;&#9999999;&unknown;", "\ufffd\ufffd&unknown;"],
  ];
  for (const [ssml, expected] of table) assert.equal(words(ssml), expected, ssml);
});

test("no tag becomes text, however broken the speech is", () => {
  const broken = [
    "<speak>a<b",
    '<p "<p "a',
    "<speak><p>a</speak>",
    "</p></p>a",
    "<img src=x onerror=alert(1)>a",
    "<constructor>a</constructor>",
    "<speak>a<break time='1s'",
    '<a b="</speak>">a',
  ];
  for (const ssml of broken) assert.match(words(ssml), /^[^<]*a/, ssml);
});

test("marks tell of pauses and sounds", () => {
  const [pause, sound] = readSsml(
    '<break time="300ms"/><audio src="https://e.example/x/ding.mp3?y=1"/>',
  );
  assert.deepEqual(pause, { mark: "pause", label: "300ms" });
  assert.deepEqual(sound, { mark: "sound", label: "ding.mp3" });
});

test("a speech of a hundred thousand unclosed tags is read in a moment", () => {
  const begun = performance.now();
  const speeches = [
    "<p>".repeat(100_000) + "a".repeat(100_000) + "<".repeat(100_000),
    '<p "'.repeat(100_000) + "<!--".repeat(100_000),
    "<p>".repeat(10_000) + "</s>".repeat(10_000) + "a",
  ];
  for (const ssml of speeches) words(ssml);
  assert.ok(performance.now() - begun < 1000);
});
