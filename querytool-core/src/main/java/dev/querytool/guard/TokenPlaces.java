package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Ties the parser's nodes to the tokens they were read from: names come from our tokens, never from
 * the parser, and no name of the text may be left over.
 */
final class TokenPlaces {

  private final CanonicalText text;
  private final List<Token> tokens;
  private final StatementTokens statement;
  private final NameRules rules;
  private final BitSet claimed;

  TokenPlaces(CanonicalText text, NameRules rules) {
    this.text = text;
    this.tokens = text.tokens();
    this.statement = text.statement();
    this.rules = rules;
    this.claimed = new BitSet(tokens.size());
  }

  /** Returns the name that a node consists of, from its first token on. */
  QualifiedName name(ASTNodeAccess node, int parts) {
    int first = first(node);
    List<Identifier> names = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      if (i > 0) {
        require(sign(first + 2 * i - 1, "."), first);
      }
      names.add(claim(first + 2 * i));
    }
    return QualifiedName.of(names);
  }

  /** Tells whether what was read as a column is a unit of time, and takes it for one. */
  boolean claimUnit(Column node) {
    int place = first(node);
    boolean unit =
        place >= 2
            && place == last(node)
            && sign(place - 1, "(")
            && tokens.get(place).kind() == Token.Kind.WORD
            && tokens.get(place - 2).kind() == Token.Kind.WORD
            && rules.isUnit(tokens.get(place - 2).text(), tokens.get(place).text());
    if (unit) {
      claimed.set(place);
    }
    return unit;
  }

  /** Returns the name of a column, of which its node consists but for the place in an array. */
  QualifiedName column(Column node) {
    int length = last(node) - first(node) + 1;
    if (node.getArrayConstructor() != null) {
      Table table = node.getTable();
      return name(node, table == null ? 1 : table.getNameParts().size() + 1);
    }
    require(length % 2 == 1 && length <= 5, first(node));
    return name(node, (length + 1) / 2);
  }

  /** Returns the names of the columns that a call defines; null if it defines none. */
  @Nullable List<Token> tableColumns(Identifier call) {
    return text.tableColumns().get(call.token().start());
  }

  /** Returns the alias at the end of a node; null if it has none. */
  @Nullable Identifier alias(ASTNodeAccess node, @Nullable Alias alias) {
    if (alias == null) {
      return null;
    }
    int place = aliasPlace(node, alias);
    if (tokens.get(place).kind() == Token.Kind.STRING) {
      throw GuardRule.STRING_AS_NAME.at(
          tokens.get(place), "The alias " + tokens.get(place).text() + " is a text.");
    }
    require(tokens.get(place).text().equals(alias.getName()), place);
    return claim(place);
  }

  /**
   * Returns the names of columns behind the alias at the end of a node; empty if there are none.
   */
  List<Identifier> aliasColumns(ASTNodeAccess node, @Nullable Alias alias) {
    List<Identifier> names = new ArrayList<>();
    if (alias != null && hasColumns(alias)) {
      int open = aliasPlace(node, alias) + 1;
      for (int place = open + 1; place < last(node); place++) {
        if (place == open + 1
            || (sign(place - 1, ",") && statement.brackets().around(place) == open)) {
          names.add(claim(place));
        } else if (statement.name(place)) {
          claimed.set(place);
        }
      }
      require(names.size() == alias.getAliasColumns().size(), last(node));
    }
    return names;
  }

  private static boolean hasColumns(Alias alias) {
    return alias.getAliasColumns() != null && !alias.getAliasColumns().isEmpty();
  }

  private int aliasPlace(ASTNodeAccess node, Alias alias) {
    int place = last(node);
    if (!hasColumns(alias)) {
      return place;
    }
    require(sign(place, ")"), place);
    return statement.brackets().partner(place) - 1;
  }

  /** Returns the name whose definition in brackets a node is, and the names of its columns. */
  List<Identifier> definition(ASTNodeAccess body) {
    int place = first(body) - 1;
    while (place > 0 && !tokens.get(place).isWord("AS")) {
      place--;
    }
    List<Identifier> names = new ArrayList<>();
    place--;
    if (sign(place, ")")) {
      for (place--; place > 0 && !sign(place, "("); place--) {
        if (!sign(place, ",")) {
          names.add(0, claim(place));
        }
      }
      place--;
    }
    require(place >= 0, first(body));
    names.add(0, claim(place));
    return names;
  }

  /** Takes the tokens of a node after its last {@code as} or {@code ::} for a type. */
  void claimType(ASTNodeAccess cast) {
    if (cast.getASTNode() == null) {
      return;
    }
    // The parser knows no beginning of a cast behind EXTRACT and the like.
    boolean begins = cast.getASTNode().jjtGetFirstToken() != null;
    int from = begins ? first(cast) : 0;
    int i = last(cast);
    for (; i > from && !tokens.get(i).isWord("AS") && !sign(i, "::"); i--) {
      claimed.set(i);
    }
    if (begins && i == from) {
      claimed.set(i);
    }
  }

  /** Takes the schema before the name of a call for no column. */
  void claimSchema(ASTNodeAccess call) {
    if (sign(first(call) + 1, ".")) {
      claim(first(call));
    }
  }

  /** Takes the word behind the bracket of a node, such as the unit of EXTRACT, for no column. */
  void claimUnit(ASTNodeAccess call) {
    if (call.getASTNode() != null) {
      claim(first(call) + 2);
    }
  }

  /** Takes a node's last token for a name that is no column, such as a collation. */
  Identifier claimLast(ASTNodeAccess node) {
    return claim(last(node));
  }

  /** Takes the token before a node's last, a bracket, for a name that is no column. */
  void claimBeforeEnd(ASTNodeAccess node) {
    if (node.getASTNode() != null) {
      claim(last(node) - 1);
    }
  }

  /** Takes the character set of CONVERT before COLLATE, where the parser gives it no place. */
  void claimCollated(ASTNodeAccess collate) {
    int place = last(collate) - 3;
    if (place > 0 && tokens.get(place - 1).isWord("USING") && sign(place + 1, ")")) {
      claim(place);
    }
  }

  /** Tells whether a term of ORDER BY or GROUP BY ends behind a column and brackets around it. */
  boolean endsTerm(Column column, int brackets) {
    int last = last(column);
    return column.getArrayConstructor() == null && new TermEnds(text).endsBehind(last, brackets);
  }

  /** Takes the only token of a node for a name. */
  Identifier claimOnly(ASTNodeAccess node) {
    require(first(node) == last(node), first(node));
    return claim(first(node));
  }

  /** Takes TRUE or FALSE for a name, to which the parser gives no place before a cast. */
  String claimConstant(BooleanValue constant) {
    boolean placed =
        constant.getASTNode() != null && constant.getASTNode().jjtGetFirstToken() != null;
    return placed
        ? claimOnly(constant).folded()
        : rules.fold(Boolean.toString(constant.getValue()));
  }

  /** Returns the text that a node was read from, without its alias. */
  String span(ASTNodeAccess node, boolean aliased) {
    int end = last(node);
    if (aliased) {
      end--;
      if (tokens.get(end).isWord("AS")) {
        end--;
      }
    }
    return DottedNames.written(text, first(node), end);
  }

  Token start(ASTNodeAccess node) {
    return tokens.get(first(node));
  }

  /** Returns a refusal that points at a node, if it has a place. */
  Refusal refusal(GuardRule rule, ASTNodeAccess node, String message) {
    Node place = node.getASTNode();
    return place == null || place.jjtGetFirstToken() == null
        ? rule.refusal(message)
        : rule.at(tokens.get(at(place.jjtGetFirstToken().absoluteBegin - 1)), message);
  }

  /** Refuses a text in which a name is left that no node stands for. */
  void requireAllClaimed() {
    new LeftOverNames(statement, rules).requireNone(claimed);
  }

  private Identifier claim(int place) {
    Token token = tokens.get(place);
    require(token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME, place);
    claimed.set(place);
    return new Identifier(token, rules.fold(token.value()), rules.foldTable(token.value()));
  }

  private boolean sign(int place, String sign) {
    return place >= 0 && place < tokens.size() && tokens.get(place).isSign(sign);
  }

  private int first(ASTNodeAccess node) {
    Node place = node.getASTNode();
    if (place == null || place.jjtGetFirstToken() == null) {
      throw mismatch();
    }
    return at(place.jjtGetFirstToken().absoluteBegin - 1);
  }

  private int last(ASTNodeAccess node) {
    Node place = node.getASTNode();
    if (place == null || place.jjtGetLastToken() == null) {
      throw mismatch();
    }
    return at(place.jjtGetLastToken().absoluteBegin - 1);
  }

  private int at(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = tokens.get(middle).start();
      if (start == offset) {
        return middle;
      }
      if (start < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw mismatch();
  }

  private void require(boolean fits, int place) {
    if (!fits) {
      throw GuardRule.TREE_MISMATCH.at(
          tokens.get(Math.max(place, 0)), "The parsed statement does not fit the text here.");
    }
  }

  private static Refusal mismatch() {
    return GuardRule.TREE_MISMATCH.refusal("The parsed statement does not fit the text.");
  }
}
