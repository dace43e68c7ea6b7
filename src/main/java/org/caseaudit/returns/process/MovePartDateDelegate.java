package org.caseaudit.returns.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.chasing.Chases;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.identity.Directory;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.PartMovedMail;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.ReturnPartProcess.Elements;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.springframework.stereotype.Component;

/** Puts a part's new date into force, for the contributor's task and its chase, and tells the contributor. */
@Component
class MovePartDateDelegate implements JavaDelegate {

    private final ReturnParts parts;
    private final AgencyReturns returns;
    private final WorkingDays workingDays;
    private final DueDates dueDates;
    private final Chases chases;
    private final Directory directory;
    private final ReturnLetters letters;

    MovePartDateDelegate(ReturnParts parts, AgencyReturns returns, WorkingDays workingDays, DueDates dueDates,
            Chases chases, Directory directory, ReturnLetters letters) {
        this.parts = parts;
        this.returns = returns;
        this.workingDays = workingDays;
        this.dueDates = dueDates;
        this.chases = chases;
        this.directory = directory;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution process) {
        ReturnPart part = parts.find((Long) process.getVariable(Variables.RETURN_PART_ID));
        Date dueAt = workingDays.closeOf(part.dueOn());
        process.setVariable(Variables.PART_DUE_AT, dueAt);
        dueDates.move(process, Elements.COMPLETE_PART, dueAt);
        chases.deadlineMoved(ReturnPartProcess.CHASE_KIND, part.id());
        AgencyReturn whole = returns.find(part.agencyReturnId());
        letters.send("part-moved:" + process.getId(), "contributor",
                directory.people(List.of(part.contributor())), whole, "Part of the return",
                process.getProcessInstanceId(), (name, what, round, link) ->
                        new PartMovedMail(name, what, round, whole.agencyName(), part.dueOn(), link));
    }
}
