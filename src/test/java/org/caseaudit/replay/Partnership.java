package org.caseaudit.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.caseaudit.identity.Browser;
import org.caseaudit.replay.Replay.Agency;
import org.caseaudit.replay.Replay.Person;
import org.caseaudit.replay.Server.Session;

/** Brings a replay's people, agencies and case register into an empty application. */
final class Partnership {

    private final Replay replay;
    private final Office office;
    private final Cases cases;

    Partnership(Replay replay, Office office, Cases cases) {
        this.replay = replay;
        this.office = office;
        this.cases = cases;
    }

    void moveIn(String administrator, String password) {
        Session admin = office.session(administrator, password);
        replay.everybody().forEach(person -> create(person, admin));
        replay.people().byGroup().forEach((group, people) -> people.forEach(person -> join(group, person, admin)));
        replay.agencies().forEach(agency -> enter(agency, admin));
        office.session(replay.people().coordinators().get(0))
                .post("/case-register", "multipart/form-data; boundary=" + Browser.BOUNDARY,
                        Browser.opening(Map.of("source", "Replay")) + cases.csv() + "\r\n--" + Browser.BOUNDARY + "--\r\n")
                .orFail();
    }

    private static void create(Person person, Session admin) {
        int space = person.name().lastIndexOf(' ');
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putObject("profile").put("id", person.id())
                .put("firstName", space < 0 ? "" : person.name().substring(0, space))
                .put("lastName", person.name().substring(space + 1)).put("email", person.email());
        user.putObject("credentials").put("password", Office.PASSWORD);
        admin.post("/engine-rest/user/create", user).orFail();
    }

    private static void enter(Agency agency, Session admin) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("name", agency.name()).put("leadAuditor", agency.leadAuditor().id())
                .put("fromOutsideArea", agency.fromOutsideArea());
        if (agency.deputy() != null) {
            details.put("deputy", agency.deputy().id());
        }
        admin.put("/agencies/" + agency.code(), details).orFail();
        agency.contributors().forEach(
                contributor -> join("agency-" + agency.code() + "-contributors", contributor, admin));
        agency.managers().forEach(manager -> join("agency-" + agency.code() + "-managers", manager, admin));
    }

    private static void join(String group, Person person, Session admin) {
        admin.put("/engine-rest/group/" + group + "/members/" + person.id()).orFail();
    }
}
