package org.caseaudit.chasing.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.chasing.process.MendAddressProcess.Variables;
import org.caseaudit.mail.NotReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has a coordinator see to an address at which no mail arrives: one task for each person, however many mails came back. */
@Component
class AddressMender {

    private final RuntimeService runtime;

    AddressMender(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void mend(NotReached unreached) {
        boolean beingMended = runtime.createProcessInstanceQuery().processDefinitionKey(MendAddressProcess.KEY)
                .processInstanceBusinessKey(unreached.userId()).count() > 0;
        if (!beingMended) {
            runtime.startProcessInstanceByKey(MendAddressProcess.KEY, unreached.userId(),
                    Map.of(Variables.UNREACHED_USER, unreached.userId()));
        }
    }
}
