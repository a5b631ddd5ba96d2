-- Who guesses the names of connections leaves a row for each guess. What never ran, on names that
-- no connection has, is bounded in all, and this finds it.

CREATE INDEX idx_query_history_never_ran ON query_history (id)
WHERE effective_sql IS NULL AND error_code IS NOT NULL;
