package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.AgencyAuditors;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.PartInMail;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells whoever answers for the agency that a part has come in. */
@Component
class TellAuditorDelegate implements JavaDelegate {

    private final ReturnParts parts;
    private final AgencyReturns returns;
    private final AgencyAuditors auditors;
    private final ReturnLetters letters;

    TellAuditorDelegate(
            ReturnParts parts, AgencyReturns returns, AgencyAuditors auditors, ReturnLetters letters) {
        this.parts = parts;
        this.returns = returns;
        this.auditors = auditors;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution process) {
        ReturnPart part = parts.find((Long) process.getVariable(Variables.RETURN_PART_ID));
        AgencyReturn whole = returns.find(part.agencyReturnId());
        letters.send("part-in:" + part.id(), "auditor", auditors.auditors(whole.agencyCode()), whole,
                "Part of the return", process.getProcessInstanceId(), (name, what, round, link) ->
                        new PartInMail(name, what, round, part.contributorName(), link));
    }
}
