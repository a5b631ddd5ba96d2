package dev.querytool.guard;

import java.util.List;

/**
 * The rules of the guard, in the order in which they are asked, each with what it holds and what to
 * do when it refuses. Their ids are stable: callers store and compare them.
 */
enum GuardRule {
  UNSUPPORTED_DIALECT(
      "unsupported-dialect",
      "A statement is in a dialect that the guard can read.",
      "Use a connection whose dialect is supported."),
  EMPTY_STATEMENT(
      "empty-statement",
      "A text holds a statement, not only blanks and comments.",
      "Write one SELECT statement."),
  TOO_LONG(
      "too-long",
      "A text is no longer than the guard's limit.",
      "Shorten the statement; long lists of values belong in a table."),
  CHARACTER(
      "character",
      "Outside literals and quoted names there are no control, invisible, reordering or non-ASCII"
          + " blank characters; NUL and lone surrogates stand nowhere.",
      "Remove the character, or type the blank again."),
  UNCLOSED(
      "unclosed",
      "Every string, quoted name and comment is closed.",
      "Close it; inside it, double the quote."),
  LITERAL(
      "literal",
      "Numbers and blobs are written as the engine knows them.",
      "Write the literal as the engine's manual does."),
  TOKEN(
      "token",
      "Every character belongs to a token of the dialect.",
      "Remove it, or quote it if it is part of a name or a text."),
  EXECUTABLE_COMMENT(
      "executable-comment",
      "No comment is run by the engine.",
      "Remove the comment, or write its content as plain SQL."),
  HINT("hint", "No comment steers the engine.", "Remove the hint."),
  UNICODE_ESCAPE(
      "unicode-escape",
      "Names and strings are written without Unicode escapes.",
      "Write the characters themselves."),
  SECOND_STATEMENT(
      "second-statement",
      "A text holds one statement.",
      "Send each statement on its own; a semicolon may stand only at the very end."),
  PLACEHOLDER(
      "placeholder",
      "Values are given by name, never by place.",
      "Write the value as a literal, or as :name where parameters are accepted."),
  NAMED_PARAMETER(
      "named-parameter",
      "Named parameters stand only where the caller binds them.",
      "Write the value as a literal."),
  DEPTH(
      "depth",
      "Brackets are nested no deeper than the guard's limit.",
      "Flatten the statement, for instance with WITH."),
  CHAIN(
      "chain",
      "A chain of operators has no more terms than the guard's limit.",
      "Use IN (...) or a join instead of a long chain."),
  NOT_A_READ(
      "not-a-read",
      "A statement starts with SELECT, WITH, VALUES or an opening bracket.",
      "Write the statement as a SELECT."),
  WRITE_STATEMENT(
      "write-statement",
      "No statement, nor part of one, changes data.",
      "Write a SELECT that shows the rows instead; put a name that is a keyword in quotes."),
  SCHEMA_STATEMENT(
      "schema-statement",
      "No statement changes tables, indexes, views or rights.",
      "Only reading is possible here; put a name that is a keyword in quotes."),
  SESSION_STATEMENT(
      "session-statement",
      "No statement changes the session, its transaction or the server.",
      "Only reading is possible here; settings and transactions are the library's own."),
  EXPLAIN_STATEMENT(
      "explain-statement",
      "Plans are asked for through the library, not as SQL.",
      "Send the SELECT alone; QuerySpec.explain() gives its plan."),
  INTO(
      "into",
      "A result goes to the caller, not into a table, file or variable.",
      "Remove INTO and its target."),
  LOCKING("locking", "No rows are locked.", "Remove the locking clause."),
  ASSIGNMENT(
      "assignment", "Nothing is assigned.", "Remove the assignment; compare with = instead."),
  BARE_TABLE(
      "bare-table",
      "A table is read by SELECT ... FROM; TABLE stands first, where the engine has it, or not at"
          + " all.",
      "Write SELECT * FROM the table."),
  IN_TABLE(
      "in-table",
      "IN is followed by a list or a query in brackets.",
      "Write IN (SELECT column FROM table)."),
  STRING_AS_NAME(
      "string-as-name",
      "A text in single quotes is a value, never the name of a table or column; as an alias it"
          + " stands where the engine has it, behind a value of SELECT.",
      "Write a name without quotes, or in the dialect's quotes for names; before a text, use only"
          + " operators and functions of the dialect."),
  SYSTEM_TABLE(
      "system-table",
      "The engine's own tables and settings are not read.",
      "Ask the catalogue for tables and columns; query the data's own tables."),
  QUOTED_FUNCTION(
      "quoted-function", "The name of a function is written without quotes.", "Remove the quotes."),
  QUALIFIED_FUNCTION(
      "qualified-function",
      "The name of a function is written without a schema, unless the host allows that schema's.",
      "Write the function's name alone."),
  FUNCTION_PLACE(
      "function-place",
      "What stands before a bracket is a function, a key word, a type or a name that gets its"
          + " columns there.",
      "Put an operator or a comma between the two."),
  UNKNOWN_FUNCTION(
      "unknown-function",
      "Only functions that are known to compute and nothing else are called.",
      "Use a function of the built-in list; the host can allow others by schema, name and types."),
  COSTLY_CALL(
      "costly-call",
      "No single call makes a huge text out of nothing, or goes through one again and again: such a"
          + " call may not hear that it is cancelled.",
      "Use the column itself or a short literal as the argument; write how often or how long as a"
          + " small number, or bound it as in least(n, 100)."),
  SYNTAX(
      "syntax",
      "A statement is written in the dialect's grammar.",
      "Correct the statement at the place named."),
  UNSUPPORTED_SYNTAX(
      "unsupported-syntax",
      "A statement is one that the guard can analyse.",
      "Write it in plainer SQL."),
  TOO_COMPLEX(
      "too-complex",
      "A statement can be analysed in the time and depth allowed.",
      "Split or simplify the statement."),
  NODE_NOT_ALLOWED(
      "node-not-allowed",
      "Every construct is one that is known to read only.",
      "Write it in plainer SQL."),
  FIELD_NOT_ALLOWED(
      "field-not-allowed",
      "Every option of a construct is one that is known to read only.",
      "Leave out the option."),
  TYPE_NOT_ALLOWED(
      "type-not-allowed",
      "Every type is one of the built-in ones.",
      "Use a built-in type; a constant of an enum is written as a text, without a cast."),
  TREE_MISMATCH(
      "tree-mismatch",
      "The parsed statement accounts for every query and name of the text.",
      "Write it in plainer SQL."),
  TOO_MANY_TABLES(
      "too-many-tables",
      "Tables are referred to no more often than the guard's limit, common table expressions"
          + " counted as often as they are used.",
      "Use fewer tables, or use each common table expression once."),
  UNKNOWN_TABLE(
      "unknown-table",
      "Every table is in the catalogue.",
      "Use a table of the catalogue; refresh the connection if the table is new."),
  AMBIGUOUS_TABLE(
      "ambiguous-table",
      "Every name of a table stands for one table.",
      "Write the schema before the name, and give each table an alias of its own."),
  UNKNOWN_COLUMN(
      "unknown-column",
      "Every column belongs to a table of the statement.",
      "Use a column of the tables named; put texts in single quotes."),
  AMBIGUOUS_COLUMN(
      "ambiguous-column",
      "Every name of a column stands for one column.",
      "Write the table's alias before the column."),
  UNRESOLVED_NAME(
      "unresolved-name",
      "Every name can be resolved before the statement is run.",
      "Name tables and columns so that each can be found in the catalogue."),
  COMMON_TABLE(
      "common-table",
      "A common table expression has a name of its own and is used after its definition.",
      "Rename it, or move it before its first use."),
  COLUMN_COUNT(
      "column-count",
      "A list of column names is as long as its query is wide, and the queries of a set operation"
          + " are equally wide.",
      "Name or select as many columns here as there."),
  UNNAMED_CALL(
      "unnamed-call",
      "No sign, key word, cast or literal calls a function that someone made, unless the host"
          + " allows that function.",
      "Let the host allow the function by schema, name and types; for PostgreSQL's own operator"
          + " write OPERATOR(pg_catalog.=), with brackets around what it compares."),
  NOT_GRANTED(
      "not-granted",
      "A caller with grants asks for nothing that reveals who is connected or what hidden rows"
          + " contain.",
      "Leave out the call."),
  UNDER_GRANT(
      "under-grant",
      "The grants of a caller can be written into the statement.",
      "Write it in plainer SQL."),
  GRANT_UNFIT(
      "grant-unfit",
      "A grant fits its tables, and the caller has the attributes that it names.",
      "Ask whoever gave the grant to correct it, or to give the caller the attribute."),
  FAILURE(
      "failure",
      "A statement that the guard fails on is refused.",
      "Report the statement; meanwhile write it differently.");

  private final String id;
  private final String explanation;
  private final String advice;

  GuardRule(String id, String explanation, String advice) {
    this.id = id;
    this.explanation = explanation;
    this.advice = advice;
  }

  /** Returns the stable id, in lower case with hyphens. */
  String id() {
    return id;
  }

  /** Returns what holds for every accepted statement, in one sentence. */
  String explanation() {
    return explanation;
  }

  /** Returns what to do after a refusal, in one sentence. */
  String advice() {
    return advice;
  }

  /** Returns a refusal with this rule's advice and no place. */
  Refusal refusal(String message) {
    return Refusal.of(id, message, advice);
  }

  /** Returns a refusal with this rule's advice, at a token. */
  Refusal at(Token place, String message) {
    return at(place.line(), place.column(), message);
  }

  /** Returns a refusal with this rule's advice, at a place in the text as it was given. */
  Refusal at(int line, int column, String message) {
    return at(line, column, message, List.of());
  }

  /** Returns a refusal with this rule's advice and the nearest known names. */
  Refusal at(int line, int column, String message, List<String> candidates) {
    return Refusal.at(line, column, id, message, advice, candidates);
  }
}
