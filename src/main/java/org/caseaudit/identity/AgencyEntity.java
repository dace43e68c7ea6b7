package org.caseaudit.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "agency")
class AgencyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true, length = 32)
    private String code;

    @Column(nullable = false, length = 120)
    private String name;

    @Column(nullable = false, length = 64)
    private String leadAuditor;

    @Column(length = 64)
    private String deputy;

    @Column(nullable = false)
    private boolean fromOutsideArea;

    protected AgencyEntity() {}

    AgencyEntity(Agency agency) {
        this.code = agency.code();
        update(agency);
    }

    void update(Agency agency) {
        this.name = agency.name();
        this.leadAuditor = agency.leadAuditor();
        this.deputy = agency.deputy();
        this.fromOutsideArea = agency.fromOutsideArea();
    }

    Agency toAgency() {
        return new Agency(code, name, leadAuditor, deputy, fromOutsideArea);
    }
}
