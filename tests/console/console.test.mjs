// The page in headless Chromium. CONSOLE_URL: the console of a running program; without it the same
// is tried with the fake desk. The fake desk also plays the states that a program seldom gets into.
import { after } from "node:test";
import "./unit_cases.mjs";
import "./purchase_cases.mjs";
import "./desk_cases.mjs";
import "./conversation_cases.mjs";
import "./access_cases.mjs";
import "./odd_state_cases.mjs";
import { finish } from "./support.mjs";

after(finish);
