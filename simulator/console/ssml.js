// SSML as a page can show it: a tree of plain objects, read without an XML parser, so that what is
// not well-formed is shown as well. A node is one of
//   {text}                      words
//   {mark, label}               something that is heard but is no word: a pause, a sound
//   {style, label, lang, children}   words said in some way
// Nothing of a tag ever becomes text.

// A tag; the beginning of a tag that has no end; a bare "<"; words.
const tokenPattern = /<[/!?]?[a-z](?:"[^"<]*"|'[^'<]*'|[^<>"'])*>|<[/!?]?[a-z][\w:.-]*|<|[^<]+/gi;
const attributePattern = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entityPattern = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const deepest = 40; // tags in tags; deeper ones are passed over
const emptyTags = new Set(["break", "audio"]);

function character(code) {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

function decoded(text) {
  return text.replace(entityPattern, (all, hex, decimal, name) => {
    if (hex) return character(Number.parseInt(hex, 16));
    if (decimal) return character(Number.parseInt(decimal, 10));
    return entities[name.toLowerCase()] ?? all;
  });
}

function withoutComments(ssml) {
  const [first, ...others] = ssml.split("<!--");
  const rests = others.map((text) =>
    text.includes("-->") ? text.slice(text.indexOf("-->") + 3) : "",
  );
  return first + rests.join("");
}

function readTag(token) {
  const name = /^<\/?([\w:.-]+)/.exec(token)?.[1].toLowerCase() ?? "";
  const attributes = {};
  for (const [, key, double, single] of token.matchAll(attributePattern)) {
    attributes[key.toLowerCase()] = decoded(double ?? single ?? "");
  }
  const isEnd = token.startsWith("</");
  return { name, attributes, isEnd, isEmpty: token.endsWith("/>") || emptyTags.has(name) };
}

const fileName = (address = "") =>
  address
    .replace(/[?#].*$/s, "")
    .split("/")
    .filter(Boolean)
    .at(-1) ?? "";

// What each tag of Alexa's SSML looks like. What is not here is passed over, its words are not.
const readers = {
  break: ({ time, strength }) => ({ mark: "pause", label: time ?? strength ?? "" }),
  audio: ({ src }) => ({ mark: "sound", label: fileName(src) }),
  p: () => ({ style: "paragraph" }),
  s: () => ({ style: "sentence" }),
  emphasis: ({ level }) => ({ style: level === "reduced" ? "reduced" : "emphasis", label: level }),
  "say-as": (said) => ({ style: "say-as", label: said["interpret-as"] }),
  sub: ({ alias }) => ({ style: "alias", label: alias }),
  phoneme: ({ ph }) => ({ style: "say-as", label: ph }),
  w: ({ role }) => ({ style: "say-as", label: role }),
  lang: (said) => ({ style: "language", label: said["xml:lang"], lang: said["xml:lang"] }),
  voice: ({ name }) => ({ style: "voice", label: name }),
  prosody: ({ rate, pitch, volume }) => ({
    style: "prosody",
    label: [rate, pitch, volume].filter(Boolean).join(", "),
  }),
  "amazon:effect": ({ name }) => ({ style: "whisper", label: name }),
  "amazon:emotion": ({ name, intensity }) => ({
    style: "voice",
    label: [name, intensity].filter(Boolean).join(", "),
  }),
  "amazon:domain": ({ name }) => ({ style: "voice", label: name }),
};

function close(open, name) {
  const at = open.findLastIndex((each) => each.name === name);
  if (at > 0) open.length = at;
}

function begin(open, tag) {
  if (open.length > deepest) return;
  const node = Object.hasOwn(readers, tag.name) ? readers[tag.name](tag.attributes) : undefined;
  const parent = open.at(-1).children;
  if (node) parent.push(node);
  if (tag.isEmpty) return;
  const children = node ? [] : parent;
  if (node) node.children = children;
  open.push({ name: tag.name, children });
}

function followTag(open, tag) {
  if (tag.isEnd) close(open, tag.name);
  else begin(open, tag);
}

// The nodes of what is said, outermost first.
export function readSsml(ssml) {
  const root = [];
  const open = [{ name: "", children: root }];
  for (const [token] of withoutComments(ssml).matchAll(tokenPattern)) {
    if (!token.startsWith("<") || token === "<")
      open.at(-1).children.push({ text: decoded(token) });
    else if (token.endsWith(">") && /^<[/a-z]/i.test(token)) followTag(open, readTag(token));
  }
  return root;
}

// The words alone, as a voice would say them.
export function spokenWords(nodes) {
  const words = nodes.map((node) => {
    if (node.mark) return " ";
    if (node.style === "alias" && node.label) return node.label;
    const inner = node.text ?? spokenWords(node.children ?? []);
    return node.style === "paragraph" ? ` ${inner} ` : inner;
  });
  return words.join("").replace(/\s+/g, " ").trim();
}
