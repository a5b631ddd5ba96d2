@NullMarked
package dev.querytool.llm;

import org.jspecify.annotations.NullMarked;
