package org.caseaudit.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Groups;

/**
 * The Fairhaven Safeguarding Children Partnership and everyone in it; all of it invented. User names say the role, so
 * that somebody who plays them all need not remember who is who.
 */
public final class Fairhaven {

    /** The name under which the partnership stands in reports. */
    public static final String NAME = "Fairhaven Safeguarding Children Partnership";

    /** Everybody's password. Nothing of this exists outside the demonstration. */
    public static final String PASSWORD = "Harbour-Light-7";

    public static final String ADMINISTRATOR = "admin";

    /**
     * Somebody who can sign in.
     *
     * @param role   what the person is to the partnership, as it reads in a list
     * @param groups ids of the groups the person is in, beside those that an agency gives
     */
    public record Somebody(String id, String name, String role, List<String> groups) {

        public String email() {
            return id + "@fairhaven.example";
        }
    }

    private Fairhaven() {
    }

    /** Those who run rounds for the partnership as a whole. */
    static List<Somebody> officers() {
        return List.of(
                new Somebody("coordinator", "Helen Marsh", "business manager", List.of(Groups.COORDINATORS)),
                new Somebody("coordinator-2", "Amina Yusuf", "business support", List.of(Groups.COORDINATORS)),
                new Somebody("quality", "Priya Nair", "chair of the QA sub-group", List.of(Groups.QA)),
                new Somebody("quality-2", "Tom Ashworth", "member of the QA sub-group", List.of(Groups.QA)),
                new Somebody("audit-group", "Ruth Calder", "chair of the audit group", List.of(Groups.AUDIT_GROUP)),
                new Somebody("audit-group-2", "Ben Osei", "member of the audit group", List.of(Groups.AUDIT_GROUP)),
                new Somebody("participation", "Joss Merriman", "participation manager", List.of(Groups.PARTICIPATION)),
                new Somebody("chair", "Eleanor Finch", "chair of the panel", List.of(Groups.PANEL_CHAIR)),
                new Somebody("chair-2", "Marcus Webb", "vice-chair of the panel", List.of(Groups.PANEL_CHAIR)),
                new Somebody("safeguarding", "Samuel Okoro", "safeguarding lead", List.of(Groups.SAFEGUARDING_LEADS)),
                new Somebody("safeguarding-2", "Kate Lindqvist", "deputy safeguarding lead",
                        List.of(Groups.SAFEGUARDING_LEADS)),
                new Somebody("learning", "Grace Tolland", "learning and development", List.of(Groups.LEARNING)),
                new Somebody("oversight", "Martin Peel", "oversight manager", List.of(Groups.OVERSIGHT)));
    }

    private record Staff(String code, String name, String lead, String deputy, String manager) {
    }

    private static List<Staff> staff() {
        return List.of(
                new Staff("social-care", "Children's social care", "Daniel Price", "Nadia Rahman", "Fiona Keane"),
                new Staff("police", "Police", "Mark Bright", "Sara Quinn", "Colin Hale"),
                new Staff("probation", "Probation", "Lucy Adair", "Owen Tait", "Jean Moss"),
                new Staff("hospital", "Hospital trust", "Anita Desmond", "Paul Rook", "Claire Sefton"),
                new Staff("community-health", "Community health", "Megan Frost", "Ivo Lambert", "Sheila Tarn"),
                new Staff("general-practice", "General practice", "Omar Siddle", "Beth Carrow", "Ian Prosser"),
                new Staff("education", "Education", "Rosa Kemble", "Dev Malhan", "Judith Amory"),
                new Staff("early-years", "Early years", "Tess Holm", "Carl Beddoe", "Lorna Pike"),
                new Staff("substance-misuse", "Substance misuse service", "Gareth Vane", "Mina Sorley", "Alan Crewe"),
                new Staff("domestic-abuse", "Domestic abuse service", "Yvonne Clay", "Ravi Thane", "Dawn Ellery"));
    }

    /** Practices and schools to which lead auditors may hand a part of a return. */
    static List<Somebody> contributors() {
        return List.of(
                new Somebody("practice", "Quayside Surgery", "practice, for general practice",
                        List.of(Groups.contributors("general-practice"))),
                new Somebody("practice-2", "Hilltop Practice", "practice, for general practice",
                        List.of(Groups.contributors("general-practice"))),
                new Somebody("school", "St Brannoc's School", "school, for education",
                        List.of(Groups.contributors("education"))));
    }

    /** The agencies, each with its lead auditor and deputy. */
    static List<Agency> agencies() {
        return staff().stream()
                .map(s -> new Agency(s.code(), s.name(), s.code(), s.code() + "-deputy"))
                .toList();
    }

    /** Lead auditors, deputies and managers of all agencies. */
    static List<Somebody> auditorsAndManagers() {
        List<Somebody> people = new ArrayList<>();
        for (Staff s : staff()) {
            people.add(new Somebody(s.code(), s.lead(), s.name() + ": lead auditor", List.of()));
            people.add(new Somebody(s.code() + "-deputy", s.deputy(), s.name() + ": deputy", List.of()));
            people.add(new Somebody(s.code() + "-manager", s.manager(), s.name() + ": manager",
                    List.of(Groups.managers(s.code()))));
        }
        return people;
    }

    static List<Somebody> everybody() {
        return Stream.of(officers(), auditorsAndManagers(), contributors()).flatMap(List::stream).toList();
    }
}
