package org.caseaudit.demo.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.caseaudit.demo.AsOf;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps the job executor, which lives in the present, away from jobs made by a thread in the past: they are created
 * locked, and that thread runs them itself. Should it die, the locks run out.
 */
@Component
@Profile("demo")
class HeldJobs extends AbstractProcessEnginePlugin {

    static final String OWNER = "demonstration";

    private static final Duration LONGEST_PLAY = Duration.ofMinutes(15);

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = engine.getCustomSessionFactories() == null
                ? new ArrayList<>() : new ArrayList<>(engine.getCustomSessionFactories());
        factories.add(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return JobManager.class;
            }

            @Override
            public Session openSession() {
                return new HoldingJobManager();
            }
        });
        engine.setCustomSessionFactories(factories);
    }

    private static final class HoldingJobManager extends JobManager {

        @Override
        public void insertJob(JobEntity job) {
            if (AsOf.isSet()) {
                job.setLockOwner(OWNER);
                job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + LONGEST_PLAY.toMillis()));
            }
            super.insertJob(job);
        }
    }
}
