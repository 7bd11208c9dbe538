// The page: its elements, and the desk they all look at.
import "./connection_banner.js";
import "./conversation_log.js";
import "./conversation_tools.js";
import "./customer_list.js";
import "./desk_header.js";
import "./fault_board.js";
import "./notice_stack.js";
import "./product_shelf.js";
import "./purchase_card.js";
import "./region_tabs.js";
import "./turn_composer.js";
import { desk } from "./desk.js";

desk.start();
