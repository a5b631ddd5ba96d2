package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** An array that takes items as long as there is room, and remembers whether it left any out. */
final class BoundedArray {

  private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
  private int left;
  private boolean cut;

  BoundedArray(int bytes) {
    this.left = bytes;
  }

  /** Adds an item; after one that did not fit, none. */
  void add(JsonNode item) {
    int size = VisibleText.of(item).getBytes(StandardCharsets.UTF_8).length + 1;
    cut |= size > left;
    if (!cut) {
      left -= size;
      items.add(item);
    }
  }

  boolean isCut() {
    return cut;
  }

  /** Returns how many bytes there is room for. */
  int left() {
    return left;
  }

  ArrayNode items() {
    return items;
  }
}
