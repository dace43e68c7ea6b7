package org.caseaudit.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** The one clock, for a thread in the past that past; for everybody else the real one. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoClock {

    @Bean
    @Primary
    Clock asOfClock(@Qualifier("clock") Clock clock) {
        return new ThreadsClock(clock);
    }

    private static final class ThreadsClock extends Clock {

        private final Clock real;

        private ThreadsClock(Clock real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new ThreadsClock(real.withZone(zone));
        }

        @Override
        public Instant instant() {
            Instant pretended = AsOf.now();
            return pretended == null ? real.instant() : pretended;
        }
    }
}
