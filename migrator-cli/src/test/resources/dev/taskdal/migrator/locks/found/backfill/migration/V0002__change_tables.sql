UPDATE book SET title = upper(title);
