package dev.taskdal.contracts;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;

/** What the queries of the history of tasks promise. */
final class HistoryContracts {

    private static final UserId BUSY = new UserId(TaskListVolume.BUSY);
    private static final UserId STEADY = new UserId(TaskListVolume.STEADY);
    private static final UserId IDLE = new UserId(TaskListVolume.IDLE);
    private static final TaskId EVENTFUL = new TaskId(HistoryVolume.EVENTFUL);
    private static final TaskId USUAL = new TaskId(HistoryVolume.EVENTFUL + 1);

    private HistoryContracts() {}

    static void declare(QueryContracts contracts) {
        Samples.pages(
                contracts,
                "History.pageByTask",
                "a task with an entry for every hundred tasks",
                (dal, request) -> dal.history().pageByTask(STEADY, EVENTFUL, request));
        Samples.pages(
                contracts,
                "History.pageByUser",
                "the user with a tenth of all tasks",
                (dal, request) -> dal.history().pageByUser(BUSY, request));
        contracts
                .reads(
                        "History.pageByTask",
                        "a task like many others",
                        Samples.with(dal -> dal.history().pageByTask(STEADY, USUAL, PageRequest.first(20))))
                .reads(
                        "History.pageByTask",
                        "somebody else's task",
                        Samples.with(dal -> dal.history().pageByTask(BUSY, EVENTFUL, PageRequest.first(20))))
                .reads(
                        "History.pageByUser",
                        "a user with 400 tasks",
                        Samples.with(dal -> dal.history().pageByUser(STEADY, PageRequest.first(20))))
                .reads(
                        "History.pageByUser",
                        "a user without tasks",
                        Samples.with(dal -> dal.history().pageByUser(IDLE, PageRequest.first(20))));
    }
}
