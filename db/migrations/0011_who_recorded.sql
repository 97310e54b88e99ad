ALTER TABLE `activities` ADD `recorded_by` integer REFERENCES accounts(id);--> statement-breakpoint
ALTER TABLE `activities` ADD `recorded_as` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `taken_back_at` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `taken_back_by` integer REFERENCES accounts(id);--> statement-breakpoint
ALTER TABLE `activities` ADD `taken_back_why` text CONSTRAINT "activities_taken_back" CHECK((taken_back_at is null) = (taken_back_why is null) and (taken_back_at is null) = (taken_back_by is null));--> statement-breakpoint
UPDATE `activities` SET `recorded_by` = (
	SELECT `by` FROM `events` WHERE `subject` = 'network' AND `subject_id` = CAST(`activities`.`network_id` AS text) AND `action` = 'network.activity-recorded' AND json_extract(`change`, '$.after.activity') = `activities`.`id`
);--> statement-breakpoint
UPDATE `activities` SET `recorded_as` = (
	SELECT CASE
		WHEN `grants`.`role` = 'head' THEN 'Headteacher of ' || `schools`.`name`
		WHEN `grants`.`role` = 'broker' THEN 'Officer of the authority'
		WHEN `grants`.`role` = 'partnership-chair' THEN 'Improvement Partnership chair'
		ELSE 'Improvement Partnership member' END
	FROM `grants` LEFT JOIN `schools` ON `schools`.`id` = `grants`.`school_id`
	JOIN `events` ON `events`.`subject` = 'network' AND `events`.`subject_id` = CAST(`activities`.`network_id` AS text) AND `events`.`action` = 'network.activity-recorded' AND json_extract(`events`.`change`, '$.after.activity') = `activities`.`id`
	WHERE `grants`.`account_id` = `activities`.`recorded_by` AND `grants`.`role` IN ('head', 'broker', 'partnership-chair', 'partnership-member')
		AND `grants`.`from` <= substr(`events`.`at`, 1, 10) AND (`grants`.`to` IS NULL OR `grants`.`to` >= substr(`events`.`at`, 1, 10))
	ORDER BY `grants`.`role` = 'head' DESC, `grants`.`id` LIMIT 1
) WHERE `recorded_by` IS NOT NULL;