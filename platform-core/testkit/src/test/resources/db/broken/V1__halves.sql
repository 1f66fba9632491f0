create table broken.whole (id uuid primary key);
create table broken.half (id uuid primary key references broken.nowhere (id));
