;; What a person does in Emacs, by the commands that the keys are bound to: each check prints “ok NAME” or “FAIL NAME: …”.
;; Run as: emacs --batch -l emacs.el, with PROVISO_SETUP (the set-up of the page on editors) and PROVISO_CONTRACT (a file).
(require 'cl-lib)
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)

(defun out (line) (princ (concat line "\n")))
(defun check (name ok seen) (out (if ok (concat "ok " name) (format "FAIL %s: %S" name seen))))
(defun text () (buffer-substring-no-properties (point-min) (point-max)))
(defun go (words) (goto-char (point-min)) (search-forward words) (goto-char (match-beginning 0)))
(defun wait (seen)
  "Lets the server speak until SEEN gives something; changes are sent as they are when nobody types."
  (let ((end (+ (float-time) 15)) found)
    (while (and (not (setq found (funcall seen))) (< (float-time) end))
      (accept-process-output nil 0.05)
      (eglot--signal-textDocument/didChange)
      (flymake-start))
    found))
(defun found (words)
  "The finding with WORDS in its message."
  (cl-find-if (lambda (one) (string-match-p words (flymake-diagnostic-text one))) (flymake-diagnostics)))
(defun run ()
  (setq eglot-sync-connect 20 eglot-autoshutdown t eglot-confirm-server-initiated-edits nil)
  (load (getenv "PROVISO_SETUP") nil t)
  (find-file (getenv "PROVISO_CONTRACT"))
  ;; In batch no command ends, after which eglot would start by itself.
  (run-hooks 'post-command-hook)
  ;; Eglot may go on before the server has answered.
  (let ((end (+ (float-time) 20)))
    (while (and (not (eglot-current-server)) (< (float-time) end)) (accept-process-output nil 0.05)))
  (check "starts" (eglot-current-server) major-mode)
  (check "diagnostics" (wait (lambda () (and (found "number") (found "clause not found")))) (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
  (let* ((one (found "number"))
         (words (and one (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))))
    (check "their places, after Chinese and emoji" (equal words "4.") words))

  (go "Service 服务 is kept")
  (let (shown)
    (switch-to-buffer (current-buffer))
    (eglot-hover-eldoc-function (lambda (info &rest _) (setq shown info)))
    (check "hover" (wait (lambda () (and shown (string-match-p "machines" shown)))) shown))

  (go "Section 4")
  (call-interactively #'xref-find-definitions)
  (let ((line (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
    (check "definition" (string-prefix-p "## 4. End" line) line))

  (go "4. End")
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ items &rest _) (car (cl-find-if (lambda (item) (string-match-p "Renumber" (car item))) items)))))
    ;; Chosen by keyboard, not from a menu.
    (let ((last-nonmenu-event ?\r)) (eglot-code-actions (point) (point) nil t)))
  (check "code action"
         (and (string-match-p "## 3\\. End" (text)) (string-match-p "under Section 3\\." (text)))
         (text))
  (check "diagnostics after it" (wait (lambda () (not (found "number")))) (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

  (go "Service 服务 is kept")
  (eglot-rename "Facility")
  (check "rename" (and (= 3 (how-many "Facility" (point-min) (point-max))) (not (string-match-p "Service" (text)))) (text))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

(condition-case problem (run) (error (out (format "FAIL run: %S" problem))))
