package org.caseaudit.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.caseaudit.calendar.CalendarSettings;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: what the engine takes for now is now everywhere, in the partnership's time zone. */
@Configuration(proxyBeanMethods = false)
class EngineClock {

    @Bean
    Clock clock(CalendarSettings calendar) {
        return new FollowingEngine(calendar.zone());
    }

    private static final class FollowingEngine extends Clock {

        private final ZoneId zone;

        private FollowingEngine(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new FollowingEngine(other);
        }

        @Override
        public Instant instant() {
            return ClockUtil.now().toInstant();
        }
    }
}
