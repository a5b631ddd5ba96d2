/** An application that asks a model, on the module path. */
module shop.models {
  requires dev.querytool.core;
  requires dev.querytool.llm;
  requires java.sql;
}
