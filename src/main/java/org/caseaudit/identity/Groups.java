package org.caseaudit.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ids of the groups that give rights and receive tasks. */
public final class Groups {

    /** Administrators of the installation; the engine's own name for them. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Run every round and answer for its data. */
    public static final String COORDINATORS = "coordinators";

    /** Selects themes and verifies closed actions. */
    public static final String QA = "qa-subgroup";

    /** Agrees scope, sample and tool. */
    public static final String AUDIT_GROUP = "audit-group";

    /** Seeks families' agreement. */
    public static final String PARTICIPATION = "participation";

    /** Chairs the panel, is the last step of escalation, signs reports off. */
    public static final String PANEL_CHAIR = "panel-chair";

    /** Answer for a concern about a child now. */
    public static final String SAFEGUARDING_LEADS = "safeguarding-leads";

    /** Takes up training needs. */
    public static final String LEARNING = "learning-and-development";

    /** Watch overdue returns, read-only. */
    public static final String OVERSIGHT = "oversight";

    /** Programs that report mail that came back; no people, and no rights in the engine. */
    public static final String MAIL_GATEWAYS = "mail-gateways";

    private static final String AGENCY_PREFIX = "agency-";
    private static final String MANAGERS_SUFFIX = "-managers";
    private static final String CONTRIBUTORS_SUFFIX = "-contributors";

    private Groups() {}

    /** The lead auditor of an agency and the deputy. */
    public static String agency(String code) {
        return AGENCY_PREFIX + code;
    }

    /** The managers of an agency, to whom its lead auditor's lateness is escalated. */
    public static String managers(String code) {
        return AGENCY_PREFIX + code + MANAGERS_SUFFIX;
    }

    /** Practices, schools and colleagues to whom an agency's lead auditor may hand a part of a return. */
    public static String contributors(String code) {
        return AGENCY_PREFIX + code + CONTRIBUTORS_SUFFIX;
    }

    /** The agency whose auditors are that group, if it is such a group. */
    static Optional<String> agencyOf(String groupId) {
        return groupId.startsWith(AGENCY_PREFIX) && !isAmbiguous(groupId)
                ? Optional.of(groupId.substring(AGENCY_PREFIX.length())) : Optional.empty();
    }

    /** Whether the name of an agency's group could be taken for the managers' or contributors' group of another one. */
    static boolean isAmbiguous(String agencyCode) {
        return agencyCode.endsWith(MANAGERS_SUFFIX) || agencyCode.endsWith(CONTRIBUTORS_SUFFIX);
    }

    /** The groups every partnership has, each with the name that people read. */
    static Map<String, String> standing() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(COORDINATORS, "Coordinators");
        names.put(QA, "Quality assurance sub-group");
        names.put(AUDIT_GROUP, "Audit group");
        names.put(PARTICIPATION, "Participation");
        names.put(PANEL_CHAIR, "Panel chair");
        names.put(SAFEGUARDING_LEADS, "Safeguarding leads");
        names.put(LEARNING, "Learning and development");
        names.put(OVERSIGHT, "Oversight managers");
        return names;
    }

    /** Those who watch every round in Cockpit. */
    static Set<String> overseers() {
        return Set.of(COORDINATORS, OVERSIGHT);
    }
}
