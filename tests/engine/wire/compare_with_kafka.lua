-- Compares our schema texts with Kafka's own JSON, field by field:
--
--     lua5.4 tests/engine/wire/compare_with_kafka.lua [FOLDER]
--
-- FOLDER holds Kafka's *.json (as found in src/main/resources/common/message of its modules), at any depth; by default it is
-- $KLAB_KAFKA_MESSAGES or ../shared/kafka/messages. Without a folder there is nothing to compare, and it says so.

local here = arg[0]:match("^(.*)tests/engine/wire/") or "./"
package.path = here .. "engine/wire/?.lua"
local schema = require("schema")
local found = 0

local function differ(where, what, ours, theirs)
	if tostring(ours) ~= tostring(theirs) then
		found = found + 1
		print(("%s: %s is %s, in Kafka %s"):format(where, what, tostring(ours), tostring(theirs)))
	end
end

------------------------------------------------------------------------------------------------------------------------- JSON

local NULL = setmetatable({}, { __tostring = function() return "null" end })

-- As much of JSON as these files use, and their // comments.
local function parse(text, path)
	local at = 1
	local value

	local function skip()
		while true do
			local before = at
			at = text:match("^%s*()", at)
			if text:sub(at, at + 1) == "//" then
				at = text:find("\n", at, true) or #text + 1
			end
			if at == before then
				return text:sub(at, at)
			end
		end
	end

	local function expect(char)
		if skip() ~= char then
			error(("%s: %s expected at %d"):format(path, char, at), 0)
		end
		at = at + 1
	end

	local function string_value()
		expect('"')
		local parts = {}
		while true do
			local plain, mark = text:match('^([^"\\]*)(["\\])', at)
			parts[#parts + 1] = plain
			at = at + #plain + 1
			if mark == '"' then
				return table.concat(parts)
			end
			parts[#parts + 1] = text:sub(at, at)
			at = at + 1
		end
	end

	local function list(open, close, read)
		expect(open)
		while skip() ~= close do
			read()
			if skip() == "," then
				at = at + 1
			end
		end
		expect(close)
	end

	function value()
		local char = skip()
		local made = {}
		if char == '"' then
			return string_value()
		elseif char == "{" then
			list("{", "}", function()
				local key = string_value()
				expect(":")
				made[key] = value()
			end)
			return made
		elseif char == "[" then
			list("[", "]", function()
				made[#made + 1] = value()
			end)
			return made
		end
		local word = text:match("^[%w+.-]+", at)
		at = at + #word
		if word == "null" then
			return NULL
		elseif word == "true" or word == "false" then
			return word == "true"
		end
		return tonumber(word)
	end

	return value()
end

------------------------------------------------------------------------------------------------------------------- comparison

-- "0+" -> 0, VERSION_MAX; "none" and nil -> NONE, NONE.
local function versions(text)
	if not text or text == "none" then
		return schema.NONE, schema.NONE
	end
	local first, mark, last = text:match("^(%d+)([-+]?)(%d*)$")
	first = tonumber(first)
	return first, mark == "+" and schema.VERSION_MAX or tonumber(last) or first
end

-- A default in one form: numbers as decimals, what is the type's zero as nil, null as "null".
local function plain_default(type, default)
	if default == nil or default == NULL then
		return nil -- JSON's null says nothing; Kafka writes the word "null" for a null
	elseif type == "string" and default ~= "null" then
		return default ~= "" and '"' .. default .. '"' or nil
	elseif default == "null" then
		return default
	elseif type == "bool" then
		return tostring(default) == "true" and "true" or nil
	end
	local number = math.tointeger(tonumber(default))
	return number ~= 0 and tostring(number) or nil
end

local compare_fields

local function compare_field(where, ours, theirs)
	local type = theirs.type:gsub("^%[%]", "")
	local first, last = versions(theirs.versions or theirs.taggedVersions)
	differ(where, "type", (ours.is_array and "[]" or "") .. ours.type, theirs.type)
	differ(where, "first version", ours.first, first)
	differ(where, "last version", ours.last, last)
	local null_first, null_last = versions(theirs.nullableVersions)
	differ(where, "null from", ours.null, null_first)
	differ(where, "null until", ours.null_last or schema.NONE, null_last)
	differ(where, "tag", ours.tag, theirs.tag or schema.NONE)
	differ(where, "tagged from", ours.tagged, (versions(theirs.taggedVersions)))
	differ(where, "ignorable", ours.is_ignorable or false, theirs.ignorable or false)
	differ(where, "inflexible", ours.is_inflexible or false, theirs.flexibleVersions == "none")
	differ(where, "default", ours.default, plain_default(ours.is_array and "[]" or type, theirs.default))
	compare_fields(where, ours.fields, theirs.fields or {})
end

function compare_fields(where, ours, theirs)
	differ(where, "number of fields", #ours, #theirs)
	for i = 1, math.min(#ours, #theirs) do
		differ(where, "field " .. i, ours[i].name, theirs[i].name)
		compare_field(where .. "." .. ours[i].name, ours[i], theirs[i])
	end
end

local KINDS = { ["coordinator-key"] = "key", ["coordinator-value"] = "value" }

local function compare_message(ours, theirs)
	local where = theirs.name
	local first, last = versions(theirs.validVersions)
	differ(where, "kind", ours.kind, KINDS[theirs.type] or theirs.type)
	differ(where, "key", ours.key, theirs.apiKey or schema.NONE)
	differ(where, "first version", ours.first, first)
	differ(where, "last version", ours.last, last)
	differ(where, "flexible from", ours.flexible, (versions(theirs.flexibleVersions)))
	differ(where, "unstable version", ours.unstable, theirs.latestVersionUnstable and last or nil)
	for _, listener in ipairs({ "broker", "controller" }) do
		local is_there = false
		for _, name in ipairs(theirs.listeners or {}) do
			is_there = is_there or name == listener
		end
		differ(where, listener, ours.on[listener] or false, is_there)
	end
	compare_fields(where, ours.fields, theirs.fields)
	local shared = theirs.commonStructs or {}
	differ(where, "number of shared structs", #ours.structs, #shared)
	for i = 1, math.min(#ours.structs, #shared) do
		differ(where, "shared struct " .. i, ours.structs[i].name, shared[i].name)
		compare_fields(where .. "." .. shared[i].name, ours.structs[i].fields, shared[i].fields)
	end
end

local function main()
	local folder = arg[1] or os.getenv("KLAB_KAFKA_MESSAGES") or here .. "../shared/kafka/messages"
	local list = assert(io.popen("find '" .. folder .. "' -name '*.json' 2>/dev/null | sort"))
	local ours, count = {}, 0
	for _, message in ipairs(schema.read_all(here .. "engine/wire/schema")) do
		ours[message.name] = message
	end
	for path in list:lines() do
		local file = assert(io.open(path))
		local theirs = parse(file:read("a"), path)
		file:close()
		if theirs.validVersions ~= "none" then
			count = count + 1
			if ours[theirs.name] then
				compare_message(ours[theirs.name], theirs)
			else
				differ(theirs.name, "the message", "missing", "there")
			end
		end
	end
	list:close()
	if arg[1] or found > 0 then
		print(("%d messages compared with Kafka's, %d differences"):format(count, found))
	elseif count == 0 then
		print("Kafka's message schemas are not here: not compared")
	end
	os.exit(found == 0 and 0 or 1)
end

main()
