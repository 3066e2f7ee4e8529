package dev.stepgraph.workflow.timer;

import dev.stepgraph.workflow.execution.DueExecutions;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** The timer of this replica. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    @Bean
    WakeUpQueue wakeUps() {
        return new WakeUpQueue();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    TimerLoop timerLoop(
            WakeUpQueue queue,
            DueExecutions executions,
            @Qualifier("database") InstantSource clock,
            TimerProperties properties) {
        return new TimerLoop(queue, executions, clock, properties);
    }
}
