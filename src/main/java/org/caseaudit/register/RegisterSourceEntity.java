package org.caseaudit.register;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Where extracts come from, with what its columns are in the register, as somebody said once. */
@Entity
@Table(name = "register_source")
class RegisterSourceEntity {

    @Id
    private String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "register_source_column", joinColumns = @JoinColumn(name = "source"))
    @MapKeyColumn(name = "header", length = 400)
    @Column(name = "register_column")
    private Map<String, String> columns = new HashMap<>();

    private String changedBy;
    private Instant changedAt;

    protected RegisterSourceEntity() {
    }

    RegisterSourceEntity(String name) {
        this.name = name;
    }

    /** Learns what columns are; what it knows of others stays. */
    void learn(Map<String, String> chosen, String by, Instant at) {
        columns.putAll(chosen);
        changedBy = by;
        changedAt = at;
    }

    String name() {
        return name;
    }

    /** Key of the register's column, or {@link ColumnMapping#IGNORED}, by header. */
    Map<String, String> columns() {
        return Map.copyOf(columns);
    }
}
