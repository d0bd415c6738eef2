-- What a person does in Neovim, by the commands that the keys are bound to: each check prints “ok NAME” or “FAIL NAME: …”.
-- Run as: nvim --headless --clean -c "luafile neovim.lua", with PROVISO_SETUP (the set-up of the page on
-- editors) and PROVISO_CONTRACT (a file).
local file = vim.env.PROVISO_CONTRACT
local function out(line) io.stdout:write(line .. '\n') end
local function check(name, ok, seen) out(ok and ('ok ' .. name) or ('FAIL ' .. name .. ': ' .. vim.inspect(seen))) end
local function wait(read) return vim.wait(10000, read, 20) end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end
-- Puts the cursor on some words; columns are bytes here.
local function go(words)
  local at = assert(text():find(words, 1, true), words .. ' does not stand in the text')
  local before = text():sub(1, at - 1)
  local _, line = before:gsub('\n', '')
  vim.api.nvim_win_set_cursor(0, { line + 1, #before:match('[^\n]*$') })
end
local function has(code)
  for _, one in ipairs(vim.diagnostic.get(0)) do if one.code == code then return one end end
end

local function run()
  dofile(vim.env.PROVISO_SETUP)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))

  check('diagnostics', wait(function() return has('numbering') and has('missing-clause') end), vim.diagnostic.get(0))
  local numbering = has('numbering')
  local line = numbering and vim.api.nvim_buf_get_lines(0, numbering.lnum, numbering.lnum + 1, false)[1] or ''
  check('their places, after Chinese and emoji', numbering and line:sub(numbering.col + 1, numbering.end_col) == '4.', line)

  go('Service 服务 is kept')
  vim.lsp.buf.hover()
  local shown
  wait(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        if shown ~= '' then return true end
      end
    end
  end)
  check('hover', shown and shown:find('machines', 1, true) ~= nil, shown)
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then vim.api.nvim_win_close(window, true) end
  end

  go('Section 4')
  vim.lsp.buf.definition()
  check('definition', wait(function() return vim.api.nvim_get_current_line():find('## 4. End', 1, true) end), vim.api.nvim_get_current_line())

  go('4. End')
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local label = options.format_item and options.format_item(item) or ''
      if label:find('Renumber', 1, true) then return choose(item, 1) end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action()
  check('code action', wait(function() return text():find('## 3. End', 1, true) and text():find('under Section 3.', 1, true) end), text())
  check('diagnostics after it', wait(function() return not has('numbering') end), has('numbering'))

  go('Service 服务 is kept')
  vim.lsp.buf.rename('Facility')
  check('rename', wait(function() return select(2, text():gsub('Facility', '')) == 3 and not text():find('Service', 1, true) end), text())
end

local ran, problem = pcall(run)
if not ran then out('FAIL run: ' .. tostring(problem)) end
for _, client in ipairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do client.stop(true) end
vim.cmd('qa!')
