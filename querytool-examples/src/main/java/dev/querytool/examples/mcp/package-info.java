/**
 * A server of the Model Context Protocol, over standard streams or HTTP: agents find their way in
 * databases and read them, each call as the owner of an API key may. Begin with {@link
 * dev.querytool.examples.mcp.McpProgram}; {@code ServedTools} has what agents can call.
 */
@NullMarked
package dev.querytool.examples.mcp;

import org.jspecify.annotations.NullMarked;
