package dev.taskdal.sample.label;

import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.label.Labels;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.sample.web.Listing;
import dev.taskdal.sample.web.Pages;
import java.net.URI;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * One kind of label.
 *
 * @param <I> the kind of its ids
 */
abstract class LabelController<I extends Comparable<I>> {

    private final String path;
    private final Labels<I> labels;
    private final LongFunction<I> ids;

    LabelController(String path, Labels<I> labels, LongFunction<I> ids) {
        this.path = path;
        this.labels = labels;
        this.ids = ids;
    }

    record Input(@Nullable String name) {}

    /** By name. */
    @GetMapping
    ResponseEntity<Listing<LabelJson>> page(
            @AuthenticationPrincipal UserId user,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam @Nullable String cursor) {
        return Pages.response(labels.pageByUser(user, Pages.request(size, cursor)), LabelJson::of);
    }

    @GetMapping("/{labelId}")
    LabelJson get(@AuthenticationPrincipal UserId user, @PathVariable long labelId) {
        return LabelJson.of(labels.get(user, ids.apply(labelId)));
    }

    @PostMapping
    ResponseEntity<LabelJson> create(@AuthenticationPrincipal UserId user, @RequestBody Input input) {
        LabelJson created = LabelJson.of(labels.create(user, Body.required("name", input.name())));
        return ResponseEntity.created(URI.create(path + "/" + created.id())).body(created);
    }

    @PatchMapping("/{labelId}")
    LabelJson rename(@AuthenticationPrincipal UserId user, @PathVariable long labelId, @RequestBody Input input) {
        return LabelJson.of(labels.rename(user, ids.apply(labelId), Body.required("name", input.name())));
    }

    /** Takes it from all tasks that have it; the tasks stay. */
    @DeleteMapping("/{labelId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal UserId user, @PathVariable long labelId) {
        if (!labels.delete(user, ids.apply(labelId))) {
            throw new NotFoundException("label " + labelId + " of user " + user);
        }
    }
}
