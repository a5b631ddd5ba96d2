package dev.querytool.guard;

/** Where a value comes from: a column of the catalogue, or one of a query that is not resolved. */
sealed interface Origin permits CatalogColumn, RecursiveColumn {}
