package dev.querytool.guard;

/** Where a value comes from. */
sealed interface Origin permits CatalogColumn, RecursiveColumn {}
