package org.caseaudit.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.caseaudit.CaseAuditApplication;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** Features keep to themselves, and the engine keeps out of the domain. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.caseaudit");

    @Test
    void modulesUseOnlyEachOthersPublicSideAndNeverInACircle() {
        ApplicationModules.of(CaseAuditApplication.class).verify();
    }

    @Test
    void theEngineIsImportedOnlyWhereAMoveToAForkWouldLook() {
        noClasses().that().resideOutsideOfPackages(
                        "..process..", "org.caseaudit.engine..", "org.caseaudit.identity..",
                        "org.caseaudit.oversight.cockpit..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(OURS);
    }

    @Test
    void levelZeroKnowsNoFeature() {
        noClasses().that().resideInAnyPackage(
                        "org.caseaudit.calendar..", "org.caseaudit.mail..", "org.caseaudit.identity..",
                        "org.caseaudit.engine..", "org.caseaudit.web..", "org.caseaudit.document..",
                        "org.caseaudit.draft..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "org.caseaudit.programme..", "org.caseaudit.sampling..", "org.caseaudit.consent..",
                        "org.caseaudit.register..", "org.caseaudit.childidentity..", "org.caseaudit.audittool..",
                        "org.caseaudit.returns..", "org.caseaudit.chasing..",
                        "org.caseaudit.concern..", "org.caseaudit.panel..", "org.caseaudit.report..",
                        "org.caseaudit.actions..", "org.caseaudit.letters..", "org.caseaudit.oversight..",
                        "org.caseaudit.demo..").check(OURS);
    }

    /** They look at everything, so they can go without anything else noticing. */
    @Test
    void nothingDependsOnOversightOrTheDemonstration() {
        noClasses().that().resideOutsideOfPackage("org.caseaudit.demo..")
                .should().dependOnClassesThat().resideInAPackage("org.caseaudit.demo..").check(OURS);
        noClasses().that().resideOutsideOfPackage("org.caseaudit.oversight..")
                .should().dependOnClassesThat().resideInAPackage("org.caseaudit.oversight..").check(OURS);
    }

    @Test
    void entitiesAndRepositoriesStayInTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(OURS);
        classes().that().areAssignableTo(Repository.class).should().bePackagePrivate().check(OURS);
    }

    /** Nothing would answer: Bean Validation is left out of the build. */
    @Test
    void nobodyReliesOnBeanValidation() {
        noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.validation..").check(OURS);
    }

    /** Two entities in one graph would need proxies, which no class is made for; numbers also keep features apart. */
    @Test
    void entitiesReferToEachOtherByNumber() {
        noFields().should().beAnnotatedWith(ManyToOne.class).orShould().beAnnotatedWith(OneToOne.class).check(OURS);
    }

    /** Nobody looks for such fields and methods; they would stay empty. */
    @Test
    void entityManagersComeByConstructor() {
        noFields().should().beAnnotatedWith(PersistenceContext.class).check(OURS);
        noMethods().should().beAnnotatedWith(PersistenceContext.class).check(OURS);
    }

    @Test
    void delegatesAreNamedAfterTheirTask() {
        classes().that().implement(JavaDelegate.class).should().haveSimpleNameEndingWith("Delegate").check(OURS);
    }

    @Test
    void timeComesFromTheOneClock() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Clock.class, "systemDefaultZone").check(OURS);
    }
}
