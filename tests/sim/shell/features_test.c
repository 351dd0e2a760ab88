#include "sim/shell/kafka/features.h"
#include "tests/test.h"

TEST(an_older_cluster_answers_for_each_feature)
{
	struct update_features_response_updatable_feature_result rows[] = { { BYTES("a"), KAFKA_NONE, BYTES_NULL },
		                                                                { BYTES("b"), KAFKA_INVALID_UPDATE_VERSION, BYTES("Invalid update version 9 for feature b.") },
		                                                                { BYTES("c"), KAFKA_INVALID_UPDATE_VERSION, BYTES_NULL } };
	struct update_features_response response = { .results = rows, .results_count = 3 };
	struct admin_item item = { .version = 1, .data = &response };
	struct admin_result result = { .items = &item, .item_count = 1 };

	assert_true(bytes_is_null(features_error_of(&result, BYTES("a"))));
	assert_text(features_error_of(&result, BYTES("b")), "Invalid update version 9 for feature b.");
	assert_text(features_error_of(&result, BYTES("c")), kafka_error_text(KAFKA_INVALID_UPDATE_VERSION));
}

TEST(a_newer_cluster_answers_for_all_features_at_once)
{
	struct admin_item item = { .version = 2, .exception = "InvalidUpdateVersionException", .error = BYTES("The update failed for all features") };
	struct admin_result result = { .items = &item, .item_count = 1 };

	assert_text(features_error_of(&result, BYTES("a")), "The update failed for all features");
}
