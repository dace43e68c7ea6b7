package org.caseaudit.panel;

import java.util.List;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Directory;
import org.caseaudit.programme.AuditRound;
import org.springframework.stereotype.Component;

/** What the codes of a round mean to people: its agencies' names and its audit tool's standards. */
@Component
public class RoundTerms {

    private final Directory directory;
    private final AuditTools tools;

    RoundTerms(Directory directory, AuditTools tools) {
        this.directory = directory;
        this.tools = tools;
    }

    /** The agency's name, or its code where the partnership no longer knows it. */
    public String agencyName(String code) {
        return directory.agency(code).map(Agency::name).orElse(code);
    }

    /** The round's agencies to choose from. */
    public List<Option> agencies(AuditRound round) {
        return round.agencies().stream().map(code -> new Option(code, agencyName(code))).toList();
    }

    /** The standards of the tool version that the round audits against. */
    public List<Option> standards(AuditRound round) {
        return tool(round).standards().stream().map(s -> new Option(s.key(), s.title())).toList();
    }

    /** The standard's title; null for none. */
    public String standardTitle(AuditRound round, String key) {
        return key == null ? null : tool(round).titleOf(key);
    }

    private AuditTool tool(AuditRound round) {
        return tools.schema(round.toolFormId(), round.toolFormVersion());
    }
}
