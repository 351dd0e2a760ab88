/* Producers and consumers as Lua sees them. A client is a userdata with a table of its own (its user value): `received`, handles by
 * tag, the on_record function. */
#include <lauxlib.h>
#include <stdlib.h>

#include "sim/script/play.h"

#define PRODUCER "producer"
#define CONSUMER "consumer"

enum { SEND_CHARGE = 200 };

static struct script_client *check_client(lua_State *lua, const char *type)
{
	return *(struct script_client **)luaL_checkudata(lua, 1, type);
}

/* ---- Making one ---------------------------------------------------------------------------------------------------------- */

static void read_topics(lua_State *lua, int list, struct script_client *c)
{
	if (!lua_istable(lua, list))
		luaL_error(lua, "topics must be a list, such as { \"orders\" }");
	int32_t count = (int32_t)lua_rawlen(lua, list);

	c->topics = heap_calloc(c->heap, (size_t)count, sizeof(*c->topics));
	for (; c->topic_count < count; c->topic_count++) {
		if (lua_rawgeti(lua, list, c->topic_count + 1) != LUA_TSTRING)
			luaL_error(lua, "topics must be a list of names");
		struct bytes topic = script_text(lua, -1);
		uint8_t *copy = heap_alloc(c->heap, topic.size);

		memcpy(copy, topic.data, topic.size);
		c->topics[c->topic_count] = bytes_of(copy, topic.size);
		lua_pop(lua, 1);
	}
}

/* Takes the options at 3: words of the scenario interface, the rest are Kafka's settings. */
static void read_options(lua_State *lua, struct script_client *c, struct client_config *config)
{
	lua_settop(lua, 3);
	if (lua_isnil(lua, 3))
		return;
	luaL_checktype(lua, 3, LUA_TTABLE);
	play_push_names(lua, 3); /* at 4 */
	for (lua_Integer i = 1; lua_rawgeti(lua, 4, i) == LUA_TSTRING; i++) {
		struct bytes name = script_text(lua, 5);

		lua_getfield(lua, 3, lua_tostring(lua, 5));
		if (bytes_equal_text(name, "manual"))
			c->is_manual = lua_toboolean(lua, 6);
		else if (bytes_equal_text(name, "topics"))
			read_topics(lua, 6, c);
		else if (bytes_equal_text(name, "group"))
			client_config_set(config, BYTES("group.id"), play_setting(lua, 6, "group"));
		else
			client_config_set(config, name, play_setting(lua, 6, lua_tostring(lua, 5)));
		lua_settop(lua, 4);
	}
}

/* Makes the client's own table, behind the userdata on the top of the stack. */
static void new_table(lua_State *lua, struct bytes name)
{
	static const char *const lists[] = { "received", "handles" };

	lua_createtable(lua, 0, 4);
	for (int i = 0; i < 2; i++) {
		lua_newtable(lua);
		lua_setfield(lua, -2, lists[i]);
	}
	script_push_text(lua, name);
	lua_setfield(lua, -2, "name");
	lua_setiuservalue(lua, -2, 1);
}

static int new_client(lua_State *lua, bool is_producer)
{
	struct play *play = play_of(lua);
	struct heap *heap = play->box->heap;
	struct bytes name = script_text(lua, 2);
	struct client_config config;
	struct buf problem = { .heap = heap };

	if (name.size == 0)
		return luaL_error(lua, "a client has a name");
	if (play->client_count == CLIENTS_MAX)
		return luaL_error(lua, "a scenario has at most %d clients", CLIENTS_MAX);
	for (int32_t i = 0; i < play->client_count; i++)
		if (play->clients[i]->pid && bytes_equal(play->clients[i]->name, name))
			return luaL_error(lua, "there is a client '%s' already", lua_tostring(lua, 2));
	struct script_client *c = HEAP_NEW(heap, struct script_client);

	play->clients[play->client_count++] = c; /* and is freed with the play, whatever raises now */
	c->heap = heap;
	c->has_results = &play->has_results;
	c->world = play->script.world;
	list_init(&c->orders);
	list_init(&c->results);
	client_config_init(&config, heap, is_producer ? CLIENT_PRODUCER : CLIENT_CONSUMER);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	client_config_set(&config, BYTES("client.id"), name);
	client_config_set_text(&config, is_producer ? "key.serializer" : "key.deserializer", "bytes");
	client_config_set_text(&config, is_producer ? "value.serializer" : "value.deserializer", "bytes");
	read_options(lua, c, &config);
	if (c->topic_count > 0 && !is_producer && !client_config_is_set(&config, "group.id"))
		return luaL_error(lua, "InvalidGroupIdException: To use the group management or offset commit APIs, you must provide a valid group.id in "
		                       "the consumer configuration.");
	bool is_good = script_client_start(c, play->script.world, is_producer, name, &config, &problem);

	client_config_free(&config);
	if (!is_good) {
		lua_pushlstring(lua, (const char *)problem.data, problem.size);
		buf_free(&problem);
		return luaL_error(lua, "%s", lua_tostring(lua, -1));
	}
	*(struct script_client **)lua_newuserdatauv(lua, sizeof(c), 1) = c;
	new_table(lua, name);
	luaL_setmetatable(lua, is_producer ? PRODUCER : CONSUMER);
	lua_pushvalue(lua, -1);
	lua_rawsetp(lua, LUA_REGISTRYINDEX, c); /* found again when it has results */
	return 1;
}

static int world_producer(lua_State *lua)
{
	return new_client(lua, true);
}

static int world_consumer(lua_State *lua)
{
	return new_client(lua, false);
}

/* ---- Producers ------------------------------------------------------------------------------------------------------------- */

/* The table on the top of the stack: name -> value, in the order of the names' bytes. The texts stay alive in it. */
static void read_headers(lua_State *lua, struct client_order *order)
{
	int table = lua_gettop(lua);

	if (!lua_istable(lua, table))
		luaL_error(lua, "headers must be a table of name = value");
	play_push_names(lua, table);
	int32_t count = (int32_t)lua_rawlen(lua, table + 1);
	struct header *headers = lua_newuserdatauv(lua, (size_t)count * sizeof(*headers) + 1, 0);

	order->record.headers = headers;
	for (; order->record.header_count < count; order->record.header_count++) {
		lua_rawgeti(lua, table + 1, order->record.header_count + 1);
		struct bytes name = script_text(lua, -1);

		lua_rawget(lua, table);
		if (lua_type(lua, -1) != LUA_TSTRING)
			luaL_error(lua, "the value of a header must be a text, not a %s", luaL_typename(lua, -1));
		headers[order->record.header_count] = (struct header){ name, script_text(lua, -1) };
		lua_pop(lua, 1);
	}
}

static int producer_send_(lua_State *lua)
{
	static const char *const options[] = { "headers", "partition", "timestamp", NULL };
	struct script_client *c = check_client(lua, PRODUCER);
	struct play *play = play_of(lua);
	struct client_order order = { .kind = ORDER_SEND };

	if (!c->pid || c->is_closing)
		return luaL_error(lua, "IllegalStateException: Cannot perform operation after producer has been closed");
	lua_settop(lua, 5);
	play_check_options(lua, 5, options);
	sandbox_charge(lua, SEND_CHARGE);
	order.record.topic = script_text(lua, 2);
	order.record.key = lua_isnil(lua, 3) ? BYTES_NULL : script_text(lua, 3);
	order.record.value = lua_isnil(lua, 4) ? BYTES_NULL : script_text(lua, 4);
	order.record.partition = (int32_t)play_integer(lua, 5, "partition", -1, 0, INT32_MAX);
	order.record.timestamp = play_integer(lua, 5, "timestamp", NO_TIMESTAMP, 0, INT64_MAX);
	order.record.tag = ++play->next_tag;
	if (play_is_set(lua, 5, "headers")) {
		lua_getfield(lua, 5, "headers");
		read_headers(lua, &order);
	}
	c->sent++;
	script_client_order(c, &order);
	lua_getiuservalue(lua, 1, 1);
	lua_getfield(lua, -1, "handles");
	lua_newtable(lua);
	lua_pushvalue(lua, -1);
	lua_rawseti(lua, -3, (lua_Integer)order.record.tag);
	return 1;
}

static int producer_flush_(lua_State *lua)
{
	struct script_client *c = check_client(lua, PRODUCER);

	script_client_order(c, &(struct client_order){ .kind = ORDER_FLUSH });
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_FLUSH, TIME_NEVER);
}

static int no_transactions(lua_State *lua)
{
	return luaL_error(lua, "transactions are not played yet: this release has no transaction coordinator");
}

/* ---- Consumers ------------------------------------------------------------------------------------------------------------- */

static struct script_client *check_open(lua_State *lua)
{
	struct script_client *c = check_client(lua, CONSUMER);

	if (!c->pid || c->is_closing)
		luaL_error(lua, "IllegalStateException: This consumer has already been closed.");
	return c;
}

static int consumer_poll_(lua_State *lua)
{
	struct script_client *c = check_open(lua);
	int64_t until = world_now_us(c->world) + script_seconds(lua, 2);

	if (!c->is_manual)
		return luaL_error(lua, "a consumer that polls by itself is not polled: make it with manual = true");
	lua_getiuservalue(lua, 1, 1);
	lua_newtable(lua);
	lua_setfield(lua, -2, "polled");
	script_client_order(c, &(struct client_order){ .kind = ORDER_POLL, .until_us = until });
	c->is_polling = true;
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_POLL, TIME_NEVER);
}

static int consumer_on_record(lua_State *lua)
{
	check_client(lua, CONSUMER);
	luaL_checktype(lua, 2, LUA_TFUNCTION);
	lua_getiuservalue(lua, 1, 1);
	lua_pushvalue(lua, 2);
	lua_setfield(lua, -2, "on_record");
	return 0;
}

static int consumer_commit_(lua_State *lua)
{
	struct script_client *c = check_open(lua);

	script_client_order(c, &(struct client_order){ .kind = ORDER_COMMIT });
	c->committing = UINT64_MAX; /* until the order is carried out */
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_COMMIT, TIME_NEVER);
}

static bool is_assigned(const struct script_client *c, struct topic_partition partition)
{
	struct arena arena;
	struct consumer_position *positions;
	bool is_found = false;

	arena_init(&arena, c->heap);
	for (int32_t i = consumer_assignment(c->consumer, &arena, &positions); i-- > 0;)
		is_found |= bytes_equal(positions[i].partition.topic, partition.topic) && positions[i].partition.partition == partition.partition;
	arena_free(&arena);
	return is_found;
}

static int consumer_seek_(lua_State *lua)
{
	struct script_client *c = check_open(lua);
	struct client_order order = { .kind = ORDER_SEEK };

	order.partition.topic = script_text(lua, 2);
	order.partition.partition = (int32_t)luaL_checkinteger(lua, 3);
	order.offset = luaL_checkinteger(lua, 4);
	if (order.offset < 0)
		return luaL_error(lua, "IllegalArgumentException: seek offset must not be a negative number");
	if (!is_assigned(c, order.partition))
		return luaL_error(lua, "IllegalStateException: No current assignment for partition %s-%d", lua_tostring(lua, 2), (int)order.partition.partition);
	script_client_order(c, &order);
	return 0;
}

static int consumer_pause_(lua_State *lua)
{
	struct script_client *c = check_open(lua);

	c->paused_until_us = world_now_us(c->world) + script_seconds(lua, 2);
	trace(world_trace_begin(c->world), polling_paused, .client_id = c->name, .for_us = c->paused_until_us - world_now_us(c->world));
	world_trace_end(c->world, NULL);
	consumer_end_poll(c->consumer);
	world_wake(c->world, c->pid);
	return 0;
}

static int consumer_assignment_(lua_State *lua)
{
	const struct script_client *c = check_client(lua, CONSUMER);
	struct arena arena;
	struct consumer_position *positions;

	arena_init(&arena, c->heap);
	int32_t count = c->consumer ? consumer_assignment(c->consumer, &arena, &positions) : 0;

	lua_createtable(lua, count, 0);
	for (int32_t i = 0; i < count; i++) {
		lua_createtable(lua, 0, 2);
		script_push_text(lua, positions[i].partition.topic);
		lua_setfield(lua, -2, "topic");
		lua_pushinteger(lua, positions[i].partition.partition);
		lua_setfield(lua, -2, "partition");
		lua_rawseti(lua, -2, i + 1);
	}
	arena_free(&arena);
	return 1;
}

/* ---- Both ------------------------------------------------------------------------------------------------------------------ */

static struct script_client *check_any(lua_State *lua)
{
	struct script_client **c = luaL_testudata(lua, 1, PRODUCER);

	return c ? *c : check_client(lua, CONSUMER);
}

static int client_close(lua_State *lua)
{
	struct script_client *c = check_any(lua);

	script_client_order(c, &(struct client_order){ .kind = ORDER_CLOSE });
	play_of(lua)->client = c;
	return play_yield(lua, WAIT_CLOSE, TIME_NEVER);
}

static int client_kill(lua_State *lua)
{
	script_client_kill(check_any(lua));
	return 0;
}

/* Fields that change, then methods (upvalue 1). */
static int client_index(lua_State *lua)
{
	struct script_client *c = check_any(lua);
	const char *name = luaL_checkstring(lua, 2);

	if (strcmp(name, "acked") == 0) {
		lua_pushinteger(lua, c->acked);
	} else if (strcmp(name, "failed") == 0) {
		lua_pushinteger(lua, c->failed);
	} else if (strcmp(name, "received") == 0) {
		lua_getiuservalue(lua, 1, 1);
		lua_getfield(lua, -1, "received");
	} else {
		lua_pushvalue(lua, 2);
		lua_rawget(lua, lua_upvalueindex(1));
	}
	return 1;
}

static void new_type(lua_State *lua, const char *name, const luaL_Reg *methods)
{
	luaL_newmetatable(lua, name);
	lua_newtable(lua);
	luaL_setfuncs(lua, methods, 0);
	lua_pushcclosure(lua, client_index, 1);
	lua_setfield(lua, -2, "__index");
	lua_pushboolean(lua, false);
	lua_setfield(lua, -2, "__metatable");
	lua_pop(lua, 1);
}

void play_open_clients(lua_State *lua)
{
	static const luaL_Reg producer_methods[] = {
		{ "send", producer_send_ },      { "flush", producer_flush_ },  { "begin", no_transactions },
		{ "commit", no_transactions },   { "abort", no_transactions },  { "send_offsets", no_transactions },
		{ "close", client_close },       { "kill", client_kill },       { NULL, NULL },
	};
	static const luaL_Reg consumer_methods[] = {
		{ "poll", consumer_poll_ },   { "on_record", consumer_on_record }, { "commit", consumer_commit_ }, { "seek", consumer_seek_ },
		{ "pause", consumer_pause_ }, { "assignment", consumer_assignment_ }, { "close", client_close },           { "kill", client_kill },        { NULL, NULL },
	};

	new_type(lua, PRODUCER, producer_methods);
	new_type(lua, CONSUMER, consumer_methods);
	lua_pushcfunction(lua, world_producer);
	lua_setfield(lua, -2, "producer");
	lua_pushcfunction(lua, world_consumer);
	lua_setfield(lua, -2, "consumer");
}

/* ---- Results --------------------------------------------------------------------------------------------------------------- */

/* The client's own table is on the top of the stack. */
static void give_delivery(lua_State *lua, const struct client_result *r)
{
	lua_getfield(lua, -1, "handles");
	if (lua_rawgeti(lua, -1, (lua_Integer)r->tag) == LUA_TTABLE) {
		if (!bytes_is_null(r->text)) {
			script_push_text(lua, r->text);
			lua_setfield(lua, -2, "error");
		} else {
			lua_pushinteger(lua, r->offset);
			lua_setfield(lua, -2, "offset");
			lua_pushinteger(lua, r->partition);
			lua_setfield(lua, -2, "partition");
		}
	}
	lua_pop(lua, 1);
	lua_pushnil(lua);
	lua_rawseti(lua, -2, (lua_Integer)r->tag);
	lua_pop(lua, 1);
}

static void add_to_list(lua_State *lua, const char *name)
{
	if (lua_getfield(lua, -2, name) == LUA_TTABLE) {
		lua_pushvalue(lua, -2);
		lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
	}
	lua_pop(lua, 1);
}

static void give_record(lua_State *lua, const struct client_result *r)
{
	struct record_view view = { r->topic, r->partition, r->offset, r->timestamp, r->key, r->value, BYTES_NULL };

	script_push_record(lua, &view);
	if (r->header_count > 0) {
		lua_createtable(lua, 0, r->header_count);
		for (int32_t i = 0; i < r->header_count; i++) {
			script_push_text(lua, r->headers[i].key);
			script_push_text(lua, r->headers[i].value);
			lua_rawset(lua, -3);
		}
		lua_setfield(lua, -2, "headers");
	}
	add_to_list(lua, "received");
	add_to_list(lua, "polled");
	if (lua_getfield(lua, -2, "on_record") == LUA_TFUNCTION) {
		lua_pushvalue(lua, -2);
		lua_call(lua, 1, 0);
	} else {
		lua_pop(lua, 1);
	}
	lua_pop(lua, 1);
}

/* What the client has thrown; the first counts. */
static void give_error(lua_State *lua, const struct client_result *r)
{
	struct buf *thrown = &play_of(lua)->thrown;

	if (thrown->size > 0)
		return;
	lua_getfield(lua, -1, "name");
	buf_printf(thrown, "%s: %.*s", lua_tostring(lua, -1), (int)r->text.size, (const char *)r->text.data);
	lua_pop(lua, 1);
}

/* Argument 1: the client. All within a protected call. */
static int give_results(lua_State *lua)
{
	struct script_client *c = lua_touserdata(lua, 1);
	struct client_result *r;

	lua_rawgetp(lua, LUA_REGISTRYINDEX, c);
	lua_getiuservalue(lua, -1, 1);
	while ((r = script_client_take(c))) {
		if (r->kind == RESULT_DELIVERY)
			give_delivery(lua, r);
		else if (r->kind == RESULT_RECORD)
			give_record(lua, r);
		else
			give_error(lua, r);
		heap_free(c->heap, r);
	}
	return 0;
}

bool play_take_results(struct play *play)
{
	if (!play->has_results)
		return true;
	play->has_results = false;
	for (int32_t i = 0; i < play->client_count; i++) {
		if (list_is_empty(&play->clients[i]->results))
			continue;
		lua_pushcfunction(play->box->lua, give_results);
		lua_pushlightuserdata(play->box->lua, play->clients[i]);
		sandbox_refill(play->box);
		if (!sandbox_call(play->box, 1, 0))
			return false;
	}
	return true;
}
