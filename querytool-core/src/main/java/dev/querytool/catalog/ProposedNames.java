package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lays proposed names over a catalogue, where nobody has given one. */
final class ProposedNames {

  private final List<NameProposal> proposals;
  private final Set<String> given = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();

  ProposedNames(List<NameProposal> proposals) {
    this.proposals = List.copyOf(proposals);
  }

  /** Returns the tables that are to be other than they are. */
  List<TableMetadata> changedTables(CatalogSnapshot snapshot) {
    Map<TableName, TableMetadata> tables = new LinkedHashMap<>();
    for (NameProposal proposal : proposals) {
      Optional<TableMetadata> found =
          snapshot.findTable(proposal.schemaName(), proposal.tableName());
      if (found.isEmpty()) {
        missing.add(proposal.path());
      } else {
        tables.compute(
            TableName.of(found.get()),
            (name, before) -> named(requireNonNullElse(before, found.get()), proposal));
      }
    }
    return List.copyOf(tables.values());
  }

  RefreshReport report() {
    return new RefreshReport(List.of(), List.copyOf(given), List.copyOf(missing));
  }

  private TableMetadata named(TableMetadata table, NameProposal proposal) {
    if (!proposal.fieldName().isEmpty()) {
      return withField(table, proposal);
    }
    if (table.chineseName().isPresent()) {
      return table;
    }
    given.add(table.qualifiedName());
    return table.toBuilder().chineseName(proposal.chineseName()).build();
  }

  private TableMetadata withField(TableMetadata table, NameProposal proposal) {
    Optional<FieldMetadata> found = table.findField(proposal.fieldName());
    if (found.isEmpty()) {
      missing.add(proposal.path());
      return table;
    }
    FieldMetadata field = found.get();
    if (field.chineseName().isPresent()) {
      return table;
    }
    given.add(table.qualifiedName() + "." + field.fieldName());
    return table.withField(field.toBuilder().chineseName(proposal.chineseName()).build());
  }
}
