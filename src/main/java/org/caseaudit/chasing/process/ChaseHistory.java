package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.caseaudit.chasing.process.ChaseProcess.Elements;
import org.springframework.stereotype.Component;

/**
 * Leaves the steps of a chase out of the engine's history, except for timers that fail: each step stands in our own
 * tables, for as long as they are kept, and the engine would write it ten times more.
 */
@Component
class ChaseHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryEventProducer(new WithoutSteps());
    }

    /** For an event that is left out there is null, as the engine provides for. */
    private static final class WithoutSteps extends CacheAwareHistoryEventProducer {

        @Override
        public HistoryEvent createActivityInstanceStartEvt(DelegateExecution execution) {
            return isStep(execution) ? null : super.createActivityInstanceStartEvt(execution);
        }

        @Override
        public HistoryEvent createActivityInstanceEndEvt(DelegateExecution execution) {
            return isStep(execution) ? null : super.createActivityInstanceEndEvt(execution);
        }

        @Override
        public HistoryEvent createHistoricJobLogCreateEvt(Job job) {
            return isStep(job) ? null : super.createHistoricJobLogCreateEvt(job);
        }

        @Override
        public HistoryEvent createHistoricJobLogSuccessfulEvt(Job job) {
            return isStep(job) ? null : super.createHistoricJobLogSuccessfulEvt(job);
        }

        @Override
        public HistoryEvent createHistoricJobLogDeleteEvt(Job job) {
            return isStep(job) ? null : super.createHistoricJobLogDeleteEvt(job);
        }

        private static boolean isStep(DelegateExecution execution) {
            ActivityImpl activity = ((ExecutionEntity) execution).getActivity();
            return activity != null && activity.getFlowScope().getId().equals(Elements.STEP_BY_STEP);
        }

        private static boolean isStep(Job job) {
            return ChaseProcess.KEY.equals(job.getProcessDefinitionKey());
        }
    }
}
