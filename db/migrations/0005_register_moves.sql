CREATE TABLE `news_dismissals` (
	`account_id` integer NOT NULL,
	`key` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`account_id`, `key`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `import_changes` ADD `why` text;--> statement-breakpoint
CREATE INDEX `import_changes_why` ON `import_changes` (`import_id`) WHERE why is not null;