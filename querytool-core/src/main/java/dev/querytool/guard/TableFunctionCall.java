package dev.querytool.guard;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;

/**
 * A call of a table function in FROM.
 *
 * @param arguments what it is called with
 * @param visible what stands before it in FROM
 * @param origins where the values of its columns come from; filled from the arguments
 */
record TableFunctionCall(
    List<? extends Expression> arguments, List<Source> visible, Set<Origin> origins) {}
