package dev.taskdal.dal.label;

import static dev.taskdal.schema.Tables.CATEGORY;
import static dev.taskdal.schema.Tables.TAG;
import static dev.taskdal.schema.Tables.TASK_CATEGORY;
import static dev.taskdal.schema.Tables.TASK_TAG;

import dev.taskdal.dal.task.TaskId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.Indexes;
import dev.taskdal.schema.Keys;
import org.jooq.ForeignKey;
import org.jooq.Index;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;

/**
 * The two tables of one kind of label, by what their parts are for.
 *
 * @param kind what one is called in a message
 * @param label has the labels
 * @param labelKey its primary key
 * @param byName its unique index
 * @param owner refers to the user
 * @param link says which tasks have them
 * @param linkKey its primary key
 * @param byLabel its index from a label to the tasks
 * @param task refers to the task
 */
record LabelTables<I>(
        String kind,
        Table<?> label,
        TableField<?, UserId> userId,
        TableField<?, I> id,
        TableField<?, String> name,
        UniqueKey<?> labelKey,
        Index byName,
        ForeignKey<?, ?> owner,
        Table<?> link,
        TableField<?, UserId> linkUserId,
        TableField<?, TaskId> linkTaskId,
        TableField<?, I> linkId,
        UniqueKey<?> linkKey,
        Index byLabel,
        ForeignKey<?, ?> task) {

    static final LabelTables<TagId> TAGS = new LabelTables<>(
            "tag",
            TAG,
            TAG.USER_ID,
            TAG.ID,
            TAG.NAME,
            Keys.PK_TAG,
            Indexes.IX_TAG_NAME,
            Keys.TAG__FK_TAG_USER,
            TASK_TAG,
            TASK_TAG.USER_ID,
            TASK_TAG.TASK_ID,
            TASK_TAG.TAG_ID,
            Keys.PK_TASK_TAG,
            Indexes.IX_TASK_TAG_TAG,
            Keys.TASK_TAG__FK_TASK_TAG_TASK);

    static final LabelTables<CategoryId> CATEGORIES = new LabelTables<>(
            "category",
            CATEGORY,
            CATEGORY.USER_ID,
            CATEGORY.ID,
            CATEGORY.NAME,
            Keys.PK_CATEGORY,
            Indexes.IX_CATEGORY_NAME,
            Keys.CATEGORY__FK_CATEGORY_USER,
            TASK_CATEGORY,
            TASK_CATEGORY.USER_ID,
            TASK_CATEGORY.TASK_ID,
            TASK_CATEGORY.CATEGORY_ID,
            Keys.PK_TASK_CATEGORY,
            Indexes.IX_TASK_CATEGORY_CATEGORY,
            Keys.TASK_CATEGORY__FK_TASK_CATEGORY_TASK);
}
