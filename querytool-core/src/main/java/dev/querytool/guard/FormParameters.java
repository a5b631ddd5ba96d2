package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the parameters of a form names that no caller can write. Used once. */
final class FormParameters {

  private final Map<String, String> keys;
  private final Iterator<Integer> binders;
  private final @Nullable ComparedColumns compared;
  private final Set<TableForm.Attribute> attributes = new HashSet<>();
  private int place;

  /**
   * Knows what the parameters stand for.
   *
   * @param keys the keys of masks by the names of their parameters
   * @param binders the places of the grants whose filters name the others, in order
   * @param compared what they may be bound as; null for anything
   */
  FormParameters(
      Map<String, String> keys, List<Integer> binders, @Nullable ComparedColumns compared) {
    this.keys = keys;
    this.binders = binders.iterator();
    this.compared = compared;
  }

  List<Token> bound(List<Token> tokens) {
    List<Token> bound = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      bound.add(token.kind() == Token.Kind.PARAMETER ? bound(token) : token);
    }
    return bound;
  }

  /** Returns the attributes of the caller that are bound, once {@link #bound} has seen them. */
  Set<TableForm.Attribute> attributes() {
    return attributes;
  }

  private Token bound(Token token) {
    String key = keys.get(token.value());
    if (key == null) {
      TableForm.Attribute attribute = attribute(token.value());
      attributes.add(attribute);
      key = attribute.parameter();
    }
    place++;
    return token.as(token.kind(), token.text(), key);
  }

  private TableForm.Attribute attribute(String name) {
    return new TableForm.Attribute(
        binders.next(),
        name,
        compared == null || compared.besideNumbers(place),
        compared == null || compared.besideTimes(place));
  }
}
