-- What a person does in Neovim, headless: opens files, waits for findings, hovers, applies actions, jumps and completes.
-- Works from Neovim 0.7 on. Reads $NVIM_PLAN, writes what it saw to its `result`.
local plan = vim.fn.json_decode(table.concat(vim.fn.readfile(vim.env.NVIM_PLAN), '\n'))
local seen = {}

vim.o.hidden = true
vim.o.swapfile = false

local client_id = vim.lsp.start_client({
  name = 'rightcall',
  cmd = plan.cmd,
  root_dir = plan.roots[1],
  workspace_folders = vim.tbl_map(function(path)
    return { uri = vim.uri_from_fname(path), name = path }
  end, plan.roots),
})

local function open(path, filetype)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  vim.bo.filetype = filetype
  vim.lsp.buf_attach_client(0, client_id)
  return vim.api.nvim_get_current_buf()
end

local function findings(buffer)
  return vim.tbl_map(function(one)
    return { code = one.code, message = one.message, line = one.lnum, column = one.col }
  end, vim.diagnostic.get(buffer))
end

local function wait_until(holds, what)
  if not vim.wait(30000, holds, 20) then
    error('waited too long for ' .. what)
  end
end

local function has_message(buffer, words)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if string.find(one.message, words, 1, true) then
      return true
    end
  end
  return false
end

local function wait_for(buffer, words)
  wait_until(function()
    return has_message(buffer, words)
  end, words)
end

--- Puts the cursor on the first of some words.
local function go_to(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  if vim.fn.search('\\V' .. vim.fn.escape(words, '\\'), 'c') == 0 then
    error('these words are not there: ' .. words)
  end
end

--- Applies the action whose title begins so, as a person who chooses it from the list does.
local function apply_action(title)
  local done = false
  vim.ui.select = function(items, options, choose)
    local titles = {}
    for index, item in ipairs(items) do
      local shown = options.format_item(item)
      table.insert(titles, shown)
      if not done and string.find(shown, title, 1, true) then
        done = true
        seen.chosen = shown
        choose(item, index)
      end
    end
    seen.actions = titles
  end
  vim.lsp.buf.code_action()
  wait_until(function()
    return done
  end, 'the action ' .. title .. ' among ' .. vim.inspect(seen.actions))
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
end

local function hover()
  local before = #vim.api.nvim_list_wins()
  vim.lsp.buf.hover()
  wait_until(function()
    return #vim.api.nvim_list_wins() > before
  end, 'the window of hover')
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local text = text_of(vim.api.nvim_win_get_buf(window))
      vim.api.nvim_win_close(window, true)
      return text
    end
  end
end

local function completions(words)
  go_to(words)
  local cursor = vim.api.nvim_win_get_cursor(0)
  vim.api.nvim_win_set_cursor(0, { cursor[1], cursor[2] + #words })
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(), 10000)
  local result = answers[client_id].result
  return vim.tbl_map(function(item)
    return item.label
  end, result.items or result)
end

local ok, fault = pcall(function()
  -- a list of tools as a real server gives it
  local tools = open(plan.tools, 'json')
  wait_until(function()
    return #vim.diagnostic.get(tools) > 0
  end, 'findings of ' .. plan.tools)
  seen.tools = findings(tools)
  go_to(plan.tool)
  seen.hover = hover()

  -- typing: the finding comes and goes
  local yaml = open(plan.yaml, 'yaml')
  wait_for(yaml, 'weather')
  go_to('weather')
  apply_action('for this line')
  wait_until(function()
    return string.find(text_of(yaml), 'rightcall-disable-next-line', 1, true) ~= nil
  end, 'the comment')
  seen.comment_chosen = seen.chosen
  wait_for(yaml, 'gives no reason yet')
  vim.cmd('%s/say why this is right/kept for version 1/')
  wait_until(function()
    return not has_message(yaml, 'no reason')
  end, 'the comment with its reason')
  seen.yaml_after_comment = text_of(yaml)

  -- a repair
  go_to('This tool allows you to')
  apply_action(plan.repair)
  wait_until(function()
    return string.find(text_of(yaml), 'This tool allows you to', 1, true) == nil
  end, 'the repair')
  vim.cmd('write')
  seen.yaml_written = true

  -- accepted in the configuration
  go_to('gusts')
  apply_action('Accept ')
  local config = vim.fn.bufnr(plan.config)
  wait_until(function()
    config = vim.fn.bufnr(plan.config)
    return config > 0 and string.find(text_of(config), 'reason: ""', 1, true) ~= nil
  end, 'the entry in the configuration')
  seen.config = text_of(config)

  -- another root has its own configuration
  local other = open(plan.other, 'json')
  wait_until(function()
    return #vim.diagnostic.get(other) > 0
  end, 'findings of the other root')
  seen.other = findings(other)

  -- a golden suite: the fault, completion, and the way to the tool
  local suite = open(plan.suite, 'yaml')
  wait_for(suite, 'which the toolset lacks')
  seen.suite = findings(suite)
  seen.completions = completions('tool: ')
  vim.cmd('%s/no_such_tool/' .. plan.tool .. '/')
  wait_until(function()
    return #vim.diagnostic.get(suite) == 0
  end, 'a suite without faults')
  go_to(plan.tool)
  vim.lsp.buf.definition()
  wait_until(function()
    return vim.api.nvim_get_current_buf() == tools
  end, 'the definition')
  seen.definition = vim.api.nvim_get_current_line()
end)

seen.fault = not ok and tostring(fault) or nil
vim.fn.writefile({ vim.fn.json_encode(seen) }, plan.result)
vim.lsp.stop_client(client_id)
vim.wait(5000, function()
  return vim.lsp.get_client_by_id(client_id) == nil
end, 20)
vim.cmd('qall!')
