-- Reads the schema texts: for generate.lua and for the comparison with Kafka's own.
--
-- A text has one line a message, then one line a field, deeper by a tab for the fields of a struct:
--
--     request FetchRequest  key 1  versions 4-18  flexible 12+  on broker controller
--     	Topics  []FetchTopic  0+  # what to read
--     		Topic  string  0-12  ignorable  # its name
--     	struct Voter  0+
--     		VoterId  int32  0+
--
-- Kinds: request response header data metadata key value. A message may say `unstable 6`: that version is known and not advertised.
-- After a field's name, type and versions come, in any order: `null` (in all its versions) or `null 2+`, `tag 0` (in all its versions)
-- or `tag 0 3+`, `ignorable` (dropped silently where a version does not have it), `inflexible` (keeps the old encoding in flexible
-- versions), `= default`, and a comment behind `#`. A line `struct Name versions` inside a message declares a struct that several
-- fields share. Text behind `#` in front of a message is about that message.

local schema = {}

local KINDS = { request = true, response = true, header = true, data = true, metadata = true, key = true, value = true }

local VERSION_MAX, NONE = 32767, -1

schema.VERSION_MAX, schema.NONE = VERSION_MAX, NONE

local function versions(text)
	local first, last = text:match("^(%d+)%-(%d+)$")
	if first then
		return tonumber(first), tonumber(last)
	end
	first = text:match("^(%d+)%+$")
	if first then
		return tonumber(first), VERSION_MAX
	end
	return tonumber(text), tonumber(text)
end

local function words_of(line)
	local words = {}
	for word in line:gmatch("%S+") do
		words[#words + 1] = word
	end
	return words
end

local function read_message(words, about, fail)
	local message = { kind = words[1], name = words[2], about = about, key = NONE, flexible = NONE, fields = {}, structs = {}, on = {} }
	local at = 3
	while at <= #words do
		local word, value = words[at], words[at + 1]
		if word == "key" then
			message.key = tonumber(value)
		elseif word == "versions" then
			message.first, message.last = versions(value)
		elseif word == "flexible" then
			message.flexible = versions(value)
		elseif word == "unstable" then
			message.unstable = tonumber(value)
		elseif word == "on" then
			for i = at + 1, #words do
				message.on[words[i]] = true
			end
			break
		else
			fail("unknown word " .. word)
		end
		at = at + 2
	end
	return message
end

local function read_field(line, fail)
	local text, about = line:match("^(.-)%s+#%s*(.*)$")
	text, about = text or line, about or ""
	local words = words_of(text)
	local field = { name = words[1], about = about, null = NONE, tag = NONE, tagged = NONE, fields = {} }
	if not words[3] then
		fail("a field needs a name, a type and versions")
	end
	field.is_array = words[2]:sub(1, 2) == "[]"
	field.type = words[2]:gsub("^%[%]", "")
	field.first, field.last = versions(words[3])
	local at = 4
	local function range_or_all()
		if words[at] and words[at]:match("^%d") then
			at = at + 1
			return versions(words[at - 1])
		end
		return field.first, field.last
	end
	while at <= #words do
		local word = words[at]
		at = at + 1
		if word == "null" then
			field.null, field.null_last = range_or_all()
		elseif word == "tag" then
			field.tag = tonumber(words[at])
			at = at + 1
			field.tagged = range_or_all()
		elseif word == "ignorable" then
			field.is_ignorable = true
		elseif word == "inflexible" then
			field.is_inflexible = true
		elseif word == "=" then
			field.default = words[at]
			at = at + 1
		else
			fail("unknown word " .. word)
		end
	end
	return field
end

-- Adds the messages of one text to `list`. `open` is the chain of what a deeper line would belong to.
local function read_text(path, list)
	local about, open, number = {}, {}, 0
	for line in io.lines(path) do
		number = number + 1
		local function fail(why)
			error(("%s:%d: %s"):format(path, number, why), 0)
		end
		local tabs, rest = line:match("^(\t*)(.*)$")
		local depth = #tabs
		if rest == "" then
			about = {}
		elseif rest:sub(1, 1) == "#" then
			about[#about + 1] = rest:match("^#%s*(.*)$")
		elseif depth == 0 then
			local message = read_message(words_of(rest), table.concat(about, " "), fail)
			if not KINDS[message.kind] then
				fail("unknown kind " .. message.kind)
			end
			list[#list + 1] = message
			open, about = { [0] = message }, {}
		elseif rest:sub(1, 7) == "struct " then
			local words = words_of(rest)
			local shared = { name = words[2], fields = {} }
			table.insert(open[0].structs, shared)
			open = { [0] = open[0], shared }
		else
			local field = read_field(rest, fail)
			if not open[depth - 1] then
				fail("indented too deep")
			end
			table.insert(open[depth - 1].fields, field)
			open[depth] = field
			for deeper = depth + 1, #open do
				open[deeper] = nil
			end
		end
	end
end

-- All messages of the texts in `folder`, in the order of the files' names. Each has: kind, name, about, key, first, last, flexible,
-- unstable, on, fields, structs; a field has name, about, type (without []), is_array, first, last, null, null_last, tag, tagged,
-- is_ignorable, is_inflexible, default (as written), fields.
function schema.read_all(folder)
	local paths, messages = {}, {}
	local list = assert(io.popen("ls '" .. folder .. "'"))
	for name in list:lines() do
		if name:match("%.txt$") then
			paths[#paths + 1] = folder .. "/" .. name
		end
	end
	list:close()
	table.sort(paths)
	for _, path in ipairs(paths) do
		read_text(path, messages)
	end
	return messages
end

return schema
