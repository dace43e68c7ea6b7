package org.caseaudit.chasing.process;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the feature that a chase was started for how the work stands. */
@Component
class WaitedFor {

    private final Map<String, ChasedWork> byKind;

    WaitedFor(ObjectProvider<ChasedWork> kinds) {
        byKind = kinds.stream().collect(Collectors.toMap(ChasedWork::kind, Function.identity()));
    }

    Optional<Waiting> in(DelegateExecution chase) {
        String kind = (String) chase.getVariable(ChaseProcess.Variables.CHASE_KIND);
        ChasedWork work = byKind.get(kind);
        if (work == null) {
            throw new IllegalStateException("no feature knows work of kind '" + kind + "'");
        }
        return work.find(((Number) chase.getVariable(ChaseProcess.Variables.CHASED_ID)).longValue());
    }
}
