/**
 * Named databases: urls, pools, read-only sessions and their states. Start with {@link
 * dev.querytool.connection.ConnectionRegistry}.
 */
@NullMarked
package dev.querytool.connection;

import org.jspecify.annotations.NullMarked;
